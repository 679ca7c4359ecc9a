//! Settings tried on the command line: a pipeline file with one more scenario, and targets that are set otherwise.

use std::path::Path;

use super::{Pipeline, parse};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::{Period, Share, fold};

/// The scenario that settings make.
const NAME: &str = "What if";

/// A pipeline in which settings are tried.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The pipeline.
    pub pipeline: Pipeline,
}

/// The pipeline file at `path` with settings `KEY=VALUE`: the keys of a scenario (`women_among_hires_percent=50`, of a band
/// `women_among_hires_percent.officer=45`, `women_leaving_change_percent=-20`, `promotion_odds=equal`, `starts=2028`,
/// `solve_for=hires`), `headcount.officer.2030=1250` for the posts of a band at the end of a year in every agency, and
/// `by=2032-12`, `share=40`, `sure=90` for every target.
///
/// # Errors
/// Every problem of the file, and every setting that is none, with what was meant.
pub fn what_if(path: &Path, settings: &[String]) -> Result<WhatIf, Vec<Diagnostic>> {
    let text = super::load::text(path)?;
    let mut pipeline = parse(&text, path)?;
    let mut of_scenario = Vec::new();
    let mut problems = Vec::new();
    for setting in settings {
        match setting.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
            None => problems.push(refused(setting, "it has no `=`", "write KEY=VALUE")),
            Some(("by", value)) => match value.parse::<Period>() {
                Ok(by) => pipeline.targets.iter_mut().for_each(|it| it.by = by),
                Err(error) => problems.push(refused(setting, &error.to_string(), "write a month, as by=2032-12")),
            },
            Some((key @ ("share" | "sure"), value)) => match percent(value) {
                Some(share) => {
                    for target in &mut pipeline.targets {
                        if key == "share" { target.share = share } else { target.sure = share }
                    }
                }
                None => problems.push(refused(setting, "it is not a percentage", "write a number from 1 to 99, as 40")),
            },
            Some((key, value)) if key.starts_with("headcount.") => {
                problems.extend(headcount(&mut pipeline, setting, key, value));
            }
            Some((key, value)) => of_scenario.push(line(key, value)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    if !of_scenario.is_empty() {
        let added = format!("{text}\n\n[[scenario]]\nname = \"{NAME}\"\n{}\n", of_scenario.join("\n"));
        let with = parse(&added, path).map_err(|found| found.into_iter().map(of_settings).collect::<Vec<_>>())?;
        // Only what is asked: the scenarios of the file are in its report.
        pipeline.scenarios = with.scenarios.into_iter().filter(|it| it.name == NAME).collect();
    }
    Ok(WhatIf { pipeline })
}

/// Sets planned posts of a band at the end of a year, in every agency; the problem where the setting is none.
fn headcount(pipeline: &mut Pipeline, setting: &str, key: &str, value: &str) -> Option<Diagnostic> {
    let help = "write a band, a year and how many posts there are to be, as headcount.officer.2030=1250";
    let named = key.strip_prefix("headcount.").and_then(|rest| rest.rsplit_once('.'));
    let Some((band, year)) = named else { return Some(refused(setting, "it names no band and year", help)) };
    let bands = pipeline.bands.iter().map(|it| it.name.as_str());
    let Some(band) = bands.clone().find(|it| fold(it) == fold(band.trim_matches('"'))) else {
        let known = bands.collect::<Vec<_>>().join(", ");
        return Some(refused(setting, &format!("that is no band: there are {known}"), help));
    };
    let year = year.parse::<i16>().ok().filter(|&year| Period::new(year, 12).is_some());
    let posts = value.parse::<f64>().ok().filter(|posts| (0.0..=10_000_000.0).contains(posts));
    let Some((year, posts)) = year.zip(posts) else {
        return Some(refused(setting, "it has no year, or no number of posts", help));
    };
    let band = band.to_owned();
    for agency in &mut pipeline.agencies {
        agency.headcount.0.entry(band.clone()).or_default().insert(year, posts);
    }
    None
}

fn percent(value: &str) -> Option<Share> {
    let number: f64 = value.parse().ok().filter(|it| (1.0..=99.0).contains(it))?;
    Share::from_fraction(number / 100.0)
}

/// A setting as a line of the scenario; texts are put in quotes, and so are bands.
fn line(key: &str, value: &str) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.trim_matches('"').replace(['\\', '"'], ""));
    let key = match key.split_once('.') {
        Some((key, band)) => format!("{key}.{}", quoted(band)),
        None => key.to_owned(),
    };
    let is_plain = value.parse::<f64>().is_ok() || value.starts_with('{');
    format!("{key} = {}", if is_plain { value.to_owned() } else { quoted(value) })
}

/// A problem of the added scenario stands in no line of the file.
fn of_settings(problem: Diagnostic) -> Diagnostic {
    Diagnostic { location: Location::file("--set"), ..problem }
}

fn refused(setting: &str, why: &str, help: &str) -> Diagnostic {
    let setting: String = setting.chars().filter(|c| !c.is_control()).take(80).collect();
    Diagnostic::error("PAR-0177", format!("`{setting}`: {why}"), Location::file("--set"), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(settings: &[&str]) -> Result<WhatIf, Vec<Diagnostic>> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("pipelines/sample.toml");
        what_if(&path, &settings.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    fn problem(settings: &[&str]) -> String {
        let found = tried(settings).unwrap_err().remove(0);
        format!("{} {} -> {}", found.code, found.message, found.help)
    }

    #[test]
    fn settings_make_one_scenario_and_set_the_targets() {
        let settings =
            ["women_among_hires_percent.officer=45", "promotion_odds=equal", "starts=2028", "by=2032-12", "sure=90"];
        let pipeline = tried(&settings).unwrap().pipeline;
        assert_eq!(pipeline.scenarios.len(), 1);
        assert_eq!(pipeline.scenarios[0].starts, Period::new(2028, 1));
        assert!(pipeline.targets.iter().all(|it| it.by == Period::new(2032, 12).unwrap() && it.sure.percent() > 89.9));
    }

    #[test]
    fn posts_of_a_band_are_set_in_every_agency() {
        let pipeline = tried(&["headcount.Senior Officer.2030=90", "headcount.manager.2029=12"]).unwrap().pipeline;
        for agency in &pipeline.agencies {
            assert!((agency.headcount.0["senior officer"][&2030] - 90.0).abs() < 1e-9);
            assert!((agency.headcount.0["manager"][&2029] - 12.0).abs() < 1e-9);
        }
    }

    #[test]
    fn what_is_no_setting_says_what_was_meant() {
        assert_eq!(
            problem(&["women_amogn_hires_percent=50"]),
            "PAR-0102 `women_amogn_hires_percent` is not a key in `[[scenario]]` -> did you mean `women_among_hires_percent`?"
        );
        assert_eq!(
            problem(&["women_among_hires_percent=0.47"]),
            "PAR-0170 `women_among_hires_percent` is 0.47 per cent -> did you mean 47.0?"
        );
        assert_eq!(
            problem(&["women_leaving_change_percent=-0.2"]),
            "PAR-0108 `women_leaving_change_percent` is -0.2 per cent -> did you mean -20?"
        );
        assert_eq!(
            problem(&["headcount.oficer.2030=40"]),
            "PAR-0177 `headcount.oficer.2030=40`: that is no band: there are support, officer, senior officer, manager, \
             executive -> write a band, a year and how many posts there are to be, as headcount.officer.2030=1250"
        );
        assert_eq!(
            problem(&["headcount.officer=40"]),
            "PAR-0177 `headcount.officer=40`: it names no band and year -> write a band, a year and how many posts there are \
             to be, as headcount.officer.2030=1250"
        );
        assert_eq!(problem(&["hires"]), "PAR-0177 `hires`: it has no `=` -> write KEY=VALUE");
        assert_eq!(
            problem(&["share=140"]),
            "PAR-0177 `share=140`: it is not a percentage -> write a number from 1 to 99, as 40"
        );
    }
}
