//! Holds `docs/methods.md` equal to the texts that open the measure files.

const PAGE: &str = include_str!("../../docs/methods.md");

/// Files in the order of the page.
const MEASURES: [&str; 34] = [
    include_str!("representation.rs"),
    include_str!("interval.rs"),
    include_str!("definition/mod.rs"),
    include_str!("gap.rs"),
    include_str!("parity_index.rs"),
    include_str!("difference.rs"),
    include_str!("trend.rs"),
    include_str!("decomposition/mod.rs"),
    include_str!("ratio.rs"),
    include_str!("ceiling.rs"),
    include_str!("ladder.rs"),
    include_str!("segregation/dissimilarity.rs"),
    include_str!("segregation/karmel_maclachlan.rs"),
    include_str!("segregation/mutual_information.rs"),
    include_str!("segregation/theil.rs"),
    include_str!("segregation/local.rs"),
    include_str!("segregation/within.rs"),
    include_str!("segregation/mod.rs"),
    include_str!("reconciliation.rs"),
    include_str!("headline.rs"),
    include_str!("exact.rs"),
    include_str!("score.rs"),
    include_str!("standing.rs"),
    include_str!("linear_projection.rs"),
    include_str!("public_service/managers.rs"),
    include_str!("public_service/proportion.rs"),
    include_str!("availability/mod.rs"),
    include_str!("impact/mod.rs"),
    include_str!("impact/difference.rs"),
    include_str!("impact/promotion.rs"),
    include_str!("standardised/mod.rs"),
    include_str!("standardised/kitagawa.rs"),
    include_str!("segregation_difference/mod.rs"),
    include_str!("funnel/mod.rs"),
];

/// The opening text of a file as a section of the page, one heading level down.
fn section(source: &str) -> String {
    let text = source.lines().map_while(|line| line.strip_prefix("//!"));
    text.map(|line| line.strip_prefix(' ').unwrap_or(line).replacen("# ", "## ", usize::from(line.starts_with(" # "))))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_methods_page_says_what_the_measures_say() {
    let mut rest = PAGE;
    for source in MEASURES {
        let section = section(source);
        let heading = section.lines().next().unwrap_or_default().to_owned();
        let at = rest.find(&section).unwrap_or_else(|| panic!("docs/methods.md lacks or misplaces: {heading}"));
        rest = &rest[at + section.len()..];
    }
}

#[test]
fn every_measure_answers_the_six_questions() {
    for source in MEASURES {
        let section = section(source);
        for word in ["Definition", "Formula", "Range", "Undefined when", "Reads as", "Reference", "Worked example"] {
            assert!(section.contains(&format!("- **{word}.** ")), "{word} is missing in {section}");
        }
    }
}
