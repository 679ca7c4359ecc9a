//! The report of all agencies of one owner, side by side.

mod agency_rows;
mod house;

use super::breakdown::capitalised;
use super::figures::{Caption, drawn, one_half, parity_band};
use super::headline::{assessments, band_words, change_words};
use super::{AgencyFacts, made};
use crate::chart::numbers::{is_few, month, people, percent, points, share_and_people, share_or_people, women_of};
use crate::chart::{
    ChartKind, DotPlot, DotRow, Heatmap, HeatmapRow, Pyramid, PyramidRow, ShareAxis, TargetMark, Trend, TrendLine,
    TrendPoint,
};
use crate::domain::{GenderCount, Share};
use crate::measure::{Verdict, gap_to_parity, segregation, trend};
use crate::report::{Block, HeadlineNumber, Link, Report, ReportMeta, Section};
use house::House;

/// The overview of all agencies; `None` where they have no common owner.
#[must_use]
pub fn compose_overview(agencies: &[AgencyFacts<'_>]) -> Option<Report> {
    let first = agencies.first()?;
    let house = House { owner: first.pipeline.owner.as_deref()?, agencies };
    let link = |it: &AgencyFacts<'_>| Link {
        title: it.agency.name.clone(),
        href: format!("{}/index.html", it.agency.id.as_str()),
    };
    Some(Report {
        meta: ReportMeta {
            title: first.pipeline.title.clone(),
            agency: house.owner.to_owned(),
            agency_id: "overview".to_owned(),
            period: first.release.period.to_string(),
            period_words: first.month(),
            banner: first.pipeline.audience.banner().to_owned(),
            program: made::program(),
            language: "en".to_owned(),
        },
        numbers: numbers(&house),
        sentences: sentences(&house),
        sections: vec![side_by_side(&house), bands(&house), change(&house), made_of(&house)],
        datasets: agency_rows::datasets(&house),
        links: agencies.iter().map(link).collect(),
        sign_off: None,
    })
}

fn number(label: &str, value: String, notes: &[String]) -> HeadlineNumber {
    HeadlineNumber { label: label.to_owned(), value, note: notes.join("; ") }
}

fn numbers(house: &House<'_>) -> Vec<HeadlineNumber> {
    let (all, senior) = (house.all(), house.senior_bands());
    let mut notes = vec![women_of(&all)];
    notes.extend(house.then().and_then(|then| change_words(&all, &then, "a year ago")));
    let top = house.in_bands(&senior);
    let gap = gap_to_parity(&all).and_then(|it| it.by_replacement).map_or_else(|| "–".to_owned(), people);
    let verdicts: Vec<Verdict> = house.agencies.iter().flat_map(assessments).map(|it| it.verdict).collect();
    let met = verdicts.iter().filter(|it| **it == Verdict::Met).count();
    let staff: u64 = house.agencies.iter().map(|it| it.all().total()).sum();
    let size = format!("{} people in {} agencies", people(staff), house.agencies.len());
    vec![
        number("Women in the workforce of all agencies", share_or_people(&all), &notes),
        number(&band_words(&senior), share_or_people(&top), &[women_of(&top)]),
        number(
            "Gap to parity, in people",
            gap,
            &["posts that would change hands for one half of each".to_owned(), size],
        ),
        number("Targets met today", format!("{met} of {}", verdicts.len()), &["targets of all agencies".to_owned()]),
    ]
}

fn sentences(house: &House<'_>) -> Vec<String> {
    vec![stand(house), spread(house), widest(house)]
}

fn stand(house: &House<'_>) -> String {
    let all = house.all();
    let since = house.then().and_then(|then| Some(trend(&all, &then)?.change.points()));
    let since = since.filter(|_| !is_few(&all));
    let since = since.map_or_else(String::new, |it| format!(", {} points against a year ago", points(it)));
    let month = house.place().month;
    format!("In {month}, {} of the staff of known gender in all agencies are women{since}.", share_and_people(&all))
}

fn spread(house: &House<'_>) -> String {
    let counts: Vec<GenderCount> = house.agencies.iter().map(AgencyFacts::all).collect();
    let share = |it: &&AgencyFacts<'_>| it.all().share_of_women().map_or(0.0, Share::fraction);
    let mut large: Vec<&AgencyFacts<'_>> = house.agencies.iter().filter(|it| !is_few(&it.all())).collect();
    large.sort_by(|a, b| share(a).total_cmp(&share(b)));
    let [low, .., high] = large.as_slice() else {
        return "Fewer than two agencies have enough staff of known gender to be compared.".to_owned();
    };
    let clear = segregation(&counts).is_some_and(|it| it.is_beyond_chance());
    format!(
        "The share ranges from {} in {} to {} in {}: {}.",
        share_and_people(&low.all()),
        low.agency.name,
        share_and_people(&high.all()),
        high.agency.name,
        if clear {
            "more than chance would make agencies of this size differ"
        } else {
            "chance alone could make agencies of this size differ so"
        }
    )
}

/// The agency with the largest gap in people, and with what share.
fn widest(house: &House<'_>) -> String {
    let gaps = house.agencies.iter().filter_map(|it| Some((gap_to_parity(&it.all())?.by_replacement?, it)));
    match gaps.max_by_key(|(gap, _)| *gap) {
        Some((gap, it)) if gap > 0 => format!(
            "Most people are missing to parity in {}: {}, with {} women today.",
            it.agency.name,
            people(gap),
            share_and_people(&it.all())
        ),
        _ => "No agency is further from parity than one person.".to_owned(),
    }
}

fn side_by_side(house: &House<'_>) -> Section {
    let then = house.year_ago();
    let row = |it: &AgencyFacts<'_>| DotRow {
        label: it.agency.name.clone(),
        now: it.all(),
        earlier: then.and_then(|period| it.past(period, None, "")),
        gap: None,
    };
    let kind = DotPlot {
        row_word: "Agency".to_owned(),
        earlier_word: then.map_or_else(|| "earlier".to_owned(), month),
        rows: house.agencies.iter().map(row).collect(),
        target: Some(parity_band()),
    };
    let title = title_of_agencies(house);
    let caption = Caption { id: "agencies", title, what: "Share of women by agency against the parity band" };
    let words = "Agencies stand in the order of the pipeline file, not by rank. Where intervals overlap, agencies may not \
                 differ: in a small agency a few people move the share a long way.";
    let blocks = vec![
        drawn(&house.place(), caption, ChartKind::DotPlot(kind)),
        Block::Text(words.to_owned()),
        Block::Table(agency_rows::table(house)),
    ];
    Section { id: "agencies-side-by-side".to_owned(), title: "Agencies side by side".to_owned(), blocks }
}

fn title_of_agencies(house: &House<'_>) -> String {
    let shares = house.agencies.iter().map(AgencyFacts::all).filter(|it| !is_few(it));
    let mut shares: Vec<f64> = shares.filter_map(|it| it.share_of_women()).map(Share::fraction).collect();
    shares.sort_by(f64::total_cmp);
    match shares.as_slice() {
        [low, .., high] => format!("Between {} and {} of the staff are women", percent(*low), percent(*high)),
        _ => "Women in the staff of each agency".to_owned(),
    }
}

fn bands(house: &House<'_>) -> Section {
    let names = house.agencies.first().map(|it| it.pipeline.bands.iter().rev().map(|band| band.name.as_str()));
    let names: Vec<&str> = names.into_iter().flatten().collect();
    let rows = names.iter().map(|&it| PyramidRow { label: capitalised(it), count: house.in_bands(&[it]) }).collect();
    let pyramid = Caption {
        id: "band-pyramid",
        title: "Women and men on the shared ladder, all agencies".to_owned(),
        what: "Women and men by band, headcount",
    };
    let junior_first: Vec<&str> = names.iter().rev().copied().collect();
    let row = |it: &AgencyFacts<'_>| HeatmapRow {
        label: it.agency.name.clone(),
        cells: junior_first.iter().map(|&band| Some(it.in_bands(&[band])).filter(|it| it.base() > 0)).collect(),
    };
    let kind = Heatmap {
        row_word: "Agency".to_owned(),
        column_word: "Band, junior to senior".to_owned(),
        columns: junior_first.iter().map(|it| capitalised(it)).collect(),
        rows: house.agencies.iter().map(row).collect(),
        centre: one_half(),
    };
    let heatmap = Caption {
        id: "agency-band-heatmap",
        title: "On which step of the ladder, in which agency".to_owned(),
        what: "Share of women by agency and band",
    };
    let blocks = vec![
        drawn(&house.place(), pyramid, ChartKind::Pyramid(Pyramid { row_word: "Band".to_owned(), rows, all: None })),
        drawn(&house.place(), heatmap, ChartKind::Heatmap(kind)),
    ];
    Section { id: "bands".to_owned(), title: "Bands".to_owned(), blocks }
}

fn change(house: &House<'_>) -> Section {
    let line = |it: &AgencyFacts<'_>| TrendLine {
        label: it.agency.name.clone(),
        main: false,
        points: it.series(None, "").into_iter().map(|(period, count)| TrendPoint { period, count }).collect(),
    };
    let lines: Vec<TrendLine> = house.agencies.iter().map(line).collect();
    let blocks = if lines.iter().all(|it| it.points.len() < 2) {
        vec![Block::Text("With lists of a second month this page shows what changed.".to_owned())]
    } else {
        let kind = Trend { lines, targets: Vec::<TargetMark>::new(), events: Vec::new(), axis: ShareAxis::Zoomed };
        let caption = Caption {
            id: "agency-trend",
            title: "The share of women in each agency over time".to_owned(),
            what: "Share of women by month",
        };
        vec![drawn(&house.place(), caption, ChartKind::Trend(kind))]
    };
    Section { id: "change".to_owned(), title: "Change".to_owned(), blocks }
}

fn made_of(house: &House<'_>) -> Section {
    let words = "The numbers of an agency are those of its own report, where sources, data quality and methods stand. Ranks \
                 are compared by the shared bands that the pipeline file gives them.";
    let blocks = vec![Block::Text(words.to_owned()), Block::Table(agency_rows::quality(house))];
    Section { id: "how-it-was-made".to_owned(), title: "How this overview was made".to_owned(), blocks }
}
