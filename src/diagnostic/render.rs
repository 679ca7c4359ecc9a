//! Three renderings of the same problems: for people, for screen readers, for programs.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::{Diagnostic, Severity};

/// How problems are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Several lines each, with an arrow to the place.
    Human {
        /// Whether severity, places and remedies are coloured, for a terminal.
        colour: bool,
    },
    /// One narratable line each, no box drawing.
    Plain,
    /// One JSON object each line.
    Json,
}

/// The most problems shown to people; the rest is counted.
const SHOWN: usize = 10;

/// Renders `problems`: the first ten for people, all of them for programs.
#[must_use]
pub fn render(problems: &[Diagnostic], format: Format) -> String {
    let one = |problem: &Diagnostic| match format {
        Format::Human { colour } => human(problem, Palette::new(colour)),
        Format::Plain => plain(problem),
        Format::Json => json(problem),
    };
    let shown = if format == Format::Json { problems.len() } else { SHOWN.min(problems.len()) };
    let mut text: String = problems[..shown].iter().map(one).collect();
    if shown < problems.len() {
        let _ = writeln!(text, "and {} more", problems.len() - shown);
    }
    text
}

/// The styles of a rendering; all of them none without colour.
#[derive(Clone, Copy, Default)]
struct Palette {
    error: Style,
    warning: Style,
    place: Style,
    help: Style,
}

impl Palette {
    fn new(colour: bool) -> Self {
        if !colour {
            return Self::default();
        }
        Self {
            error: AnsiColor::Red.on_default().bold(),
            warning: AnsiColor::Yellow.on_default().bold(),
            place: AnsiColor::Cyan.on_default(),
            help: Style::new().bold(),
        }
    }

    fn severity(self, severity: Severity) -> Style {
        match severity {
            Severity::Warning => self.warning,
            Severity::Error => self.error,
        }
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn human(problem: &Diagnostic, palette: Palette) -> String {
    let (head, arrow, help) = (palette.severity(problem.severity), palette.place, palette.help);
    let mut text = format!("{head}{}[{}]{head:#}: {}\n", word(problem.severity), problem.code, problem.message);
    let place = problem.location.to_string();
    if !place.is_empty() {
        let _ = writeln!(text, "  {arrow}-->{arrow:#} {place}");
    }
    if let Some(excerpt) = &problem.excerpt {
        let _ = writeln!(text, "   {arrow}|{arrow:#} {excerpt}");
    }
    if let Some(expected) = &problem.expected {
        let _ = writeln!(text, "  allowed: {expected}");
    }
    // Further lines are lines of a pipeline file, to be copied.
    let _ = writeln!(text, "  {help}help{help:#}: {}", problem.help.replace('\n', "\n    "));
    text
}

fn plain(problem: &Diagnostic) -> String {
    let place = problem.location.to_string();
    let at = if place.is_empty() { String::new() } else { format!(" At {place}.") };
    let allowed = problem.expected.as_ref().map(|it| format!(" Allowed: {it}.")).unwrap_or_default();
    let whole = problem.help.replace('\n', " ");
    let help = whole.trim_end_matches('?');
    let end = if help.len() < whole.len() { '?' } else { '.' };
    format!("{} {}: {}.{at}{allowed} Help: {help}{end}\n", word(problem.severity), problem.code, problem.message)
}

fn json(problem: &Diagnostic) -> String {
    serde_json::to_string(problem).map(|line| line + "\n").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;

    fn misspelt() -> Diagnostic {
        let location = Location::file("pipelines/sample.toml").at_line(6);
        Diagnostic::error("PAR-0102", "`titel` is not a key", location, "did you mean `title`?")
            .expecting("`title`, `audience`")
            .quoting("titel = \"Border workforce\"")
    }

    fn blank_rank() -> Diagnostic {
        let location = Location::file("staff_2026-10.csv").at_row(1187).in_column("grade");
        Diagnostic::error("PAR-0215", "12 rows have no rank", location, "ask the agency for them").warning()
    }

    #[test]
    fn people_read_a_few_lines_with_an_arrow_to_the_place() {
        let text = render(&[misspelt(), blank_rank()], Format::Human { colour: false });
        insta::assert_snapshot!(text, @r#"
        error[PAR-0102]: `titel` is not a key
          --> pipelines/sample.toml, line 6
           | titel = "Border workforce"
          allowed: `title`, `audience`
          help: did you mean `title`?
        warning[PAR-0215]: 12 rows have no rank
          --> staff_2026-10.csv, row 1187, column `grade`
          help: ask the agency for them
        "#);
    }

    #[test]
    fn a_screen_reader_is_given_one_sentence_after_another() {
        let text = render(&[misspelt(), blank_rank()], Format::Plain);
        insta::assert_snapshot!(text, @r"
        error PAR-0102: `titel` is not a key. At pipelines/sample.toml, line 6. Allowed: `title`, `audience`. Help: did you mean `title`?
        warning PAR-0215: 12 rows have no rank. At staff_2026-10.csv, row 1187, column `grade`. Help: ask the agency for them.
        ");
    }

    #[test]
    fn a_program_is_given_every_field() {
        assert_eq!(
            render(&[blank_rank()], Format::Json),
            "{\"code\":\"PAR-0215\",\"severity\":\"warning\",\"message\":\"12 rows have no rank\",\"location\":{\"file\":\
             \"staff_2026-10.csv\",\"sheet\":null,\"row\":1187,\"line\":null,\"column\":\"grade\",\"cell\":null},\
             \"expected\":null,\"help\":\"ask the agency for them\",\"excerpt\":null}\n"
        );
    }

    #[test]
    fn a_file_name_moves_no_cursor() {
        let problem = Diagnostic::error("PAR-0303", "no period", Location::file("a\n\u{1b}[2Jb.csv"), "rename it");
        assert!(render(&[problem], Format::Plain).contains("At a\u{FFFD}\u{FFFD}[2Jb.csv."));
    }

    #[test]
    fn colour_changes_no_word() {
        let coloured = render(&[misspelt()], Format::Human { colour: true });
        assert!(coloured.starts_with("\u{1b}[1m\u{1b}[31merror[PAR-0102]\u{1b}[0m: `titel`"), "{coloured:?}");
        let bare = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(bare, render(&[misspelt()], Format::Human { colour: false }));
    }

    #[test]
    fn people_see_ten_and_the_count_of_the_rest_and_programs_see_all() {
        let many = vec![blank_rank(); 13];
        let people = render(&many, Format::Plain);
        assert_eq!((people.lines().count(), people.lines().last()), (11, Some("and 3 more")));
        assert_eq!(render(&many, Format::Json).lines().count(), 13);
    }
}
