//! The rules, each answering what breaks it.

use super::imports;
use super::source::Source;

/// Modules by floor; imports go to lower floors only.
const FLOORS: [(&str, u8); 22] = [
    ("domain", 0),
    ("measure", 1),
    ("diagnostic", 1),
    ("pipeline", 2),
    ("table", 2),
    ("ingest", 3),
    ("store", 3),
    ("sample", 3),
    ("continuity", 4),
    ("cube", 4),
    ("target", 5),
    ("duty", 5),
    ("disclosure", 6),
    ("benchmark", 7),
    ("chart", 8),
    ("report", 9),
    ("run", 10),
    ("init", 10),
    ("check", 10),
    ("explain", 10),
    ("cli", 11),
    ("main", 11),
];
/// Imports within a floor that are meant: who imports, and from whom.
const SIDEWAYS: [(&str, &str); 2] = [("main", "cli"), ("check", "run")];
const MOST_LINES: usize = 400;
const DRAWERS: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "misc", "shared", "manager"];
/// Where a cube's cells may be opened.
const COUNTING: [&str; 4] = ["cube", "target", "duty", "disclosure"];
const OPENINGS: [&str; 2] = [".into_cells(", ".cells_mut("];
/// What shows numbers takes releases, never cubes.
const SHOWING: [&str; 4] = ["measure", "benchmark", "chart", "report"];

/// Imports that do not go down.
pub fn upward_imports(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let Some(room) = source.room() else { continue };
        if floor(room).is_none() {
            found.push(format!("{}:1: `{room}` has no floor", source.path));
        }
        for (line, other) in imports::rooms(source) {
            found.extend(upward(room, &other).map(|what| format!("{}:{line}: {what}", source.path)));
        }
    }
    found
}

fn upward(room: &str, other: &str) -> Option<String> {
    let Some(theirs) = floor(other) else { return Some(format!("`{other}` has no floor")) };
    let ours = floor(room)?;
    if room == other || ours > theirs || SIDEWAYS.contains(&(room, other)) {
        None
    } else if ours == theirs {
        Some(format!("`{room}` imports `{other}` of its own floor {ours}"))
    } else {
        Some(format!("`{room}` (floor {ours}) imports `{other}` (floor {theirs})"))
    }
}

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// Files that are too long.
pub fn long_files(sources: &[Source]) -> Vec<String> {
    let long = sources.iter().filter(|it| it.lines > MOST_LINES);
    long.map(|it| format!("{}: {} lines, the limit is {MOST_LINES}", it.path, it.lines)).collect()
}

/// Modules whose names say nothing.
pub fn nameless_modules(sources: &[Source]) -> Vec<String> {
    let names = |path: &str| path.trim_end_matches(".rs").split('/').any(|part| DRAWERS.contains(&part));
    let found = sources.iter().filter(|it| names(&it.path));
    found.map(|it| format!("{}: name it after what it does", it.path)).collect()
}

/// Cubes opened, or taken, by what only shows numbers.
pub fn opened_cubes(sources: &[Source]) -> Vec<String> {
    let opens = |room: &str, line: &str| !COUNTING.contains(&room) && OPENINGS.iter().any(|it| line.contains(it));
    let takes = |room: &str, line: &str| SHOWING.contains(&room) && !words(line, "Cube").is_empty();
    lines(sources, |room, line| opens(room, line) || takes(room, line), "raw counts; take a `Release`")
}

/// Releases built outside `disclosure`.
pub fn built_releases(sources: &[Source]) -> Vec<String> {
    let builds = |line: &str| {
        words(line, "Release").into_iter().any(|(before, after)| {
            let is_type = before.ends_with("-> ") || before.ends_with("for ") || before.ends_with("impl ");
            let is_word = before.ends_with("Audience::");
            !is_type && !is_word && without_generics(after).trim_start().starts_with('{')
        })
    };
    lines(sources, |room, line| room != "disclosure" && builds(line), "only `disclosure` builds a `Release`")
}

/// Lines that print outside the command line. A test may say what it skipped.
pub fn printing(sources: &[Source]) -> Vec<String> {
    let prints = |line: &str| ["print", "println", "eprint", "eprintln", "dbg"].iter().any(|it| calls(line, it));
    let is_test = |source: &&Source| source.path.split('/').any(|part| part == "tests" || part == "tests.rs");
    let library: Vec<Source> = sources.iter().filter(|it| !is_test(it)).cloned().collect();
    lines(&library, |room, line| !["cli", "main"].contains(&room) && prints(line), "only `cli` and `main` print")
}

fn lines(sources: &[Source], breaks: impl Fn(&str, &str) -> bool, rule: &str) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let Some(room) = source.room() else { continue };
        let broken = source.numbered().filter(|(_, line)| breaks(room, line));
        found.extend(broken.map(|(number, _)| format!("{}:{number}: {rule}", source.path)));
    }
    found
}

fn calls(line: &str, macro_name: &str) -> bool {
    words(line, macro_name).iter().any(|(_, after)| after.starts_with('!'))
}

/// What stands before and after each whole word.
fn words<'a>(line: &'a str, word: &str) -> Vec<(&'a str, &'a str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let around = line.match_indices(word).map(|(at, _)| (&line[..at], &line[at + word.len()..]));
    around.filter(|(before, after)| !before.ends_with(is_part) && !after.starts_with(is_part)).collect()
}

fn without_generics(text: &str) -> &str {
    let text = text.strip_prefix("::").unwrap_or(text);
    if text.starts_with('<') { text.split_once('>').map_or(text, |(_, rest)| rest) } else { text }
}
