//! Which modules a file imports from.

use super::source::Source;

/// Name of the library, as the program's `main.rs` writes it.
const LIBRARY: &str = "workforce_parity::";

/// Modules directly below the crate's root that the file names, with their lines.
pub fn rooms(source: &Source) -> Vec<(usize, String)> {
    let depth = source.module().map_or(0, |it| it.len());
    let out = format!("use {}", "super::".repeat(depth));
    let mut found = Vec::new();
    for (at, (number, line)) in source.numbered().enumerate() {
        for prefix in ["crate::", LIBRARY] {
            for rest in after(line, prefix) {
                let tail = source.code.get(at + 1..).unwrap_or_default().join("\n");
                found.extend(first_names(&format!("{rest}\n{tail}")).into_iter().map(|name| (number, name)));
            }
        }
        if depth > 0 && !line.contains(&format!("{out}super::")) {
            let rest = line.strip_prefix("pub ").unwrap_or(line).strip_prefix(&out);
            found.extend(rest.into_iter().flat_map(first_names).map(|name| (number, name)));
        }
    }
    found
}

/// What follows each `prefix` that begins a path.
fn after<'a>(line: &'a str, prefix: &str) -> Vec<&'a str> {
    let begins = |at: &usize| !line[..*at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$'));
    line.match_indices(prefix).map(|(at, _)| at).filter(begins).map(|at| &line[at + prefix.len()..]).collect()
}

/// The first name of a path, or those of a group: `{a::B, c::{D, E}}` gives `a` and `c`. Items of the root are no modules.
fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.trim_start().strip_prefix('{') else { return name_of(path).into_iter().collect() };
    let (mut depth, mut part, mut names) = (0_usize, String::new(), Vec::new());
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => names.extend(name_of(&std::mem::take(&mut part))),
            _ => {
                depth = if c == '{' { depth + 1 } else { depth.saturating_sub(usize::from(c == '}')) };
                part.push(c);
            }
        }
    }
    names.extend(name_of(&part));
    names
}

fn name_of(path: &str) -> Option<String> {
    let name: String = path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    name.starts_with(|c: char| c.is_ascii_lowercase()).then_some(name)
}
