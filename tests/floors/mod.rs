//! The house keeps its shape: imports go down, counts of people stay where they may be, files stay small.

mod imports;
mod rules;
mod source;

use source::Source;

/// Files that the rules hold for.
const FOLDERS: [&str; 4] = ["src", "tests", "benches", "examples"];

#[test]
fn imports_go_down_the_floors() {
    assert_none(&rules::upward_imports(&house()));
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    assert_none(&rules::long_files(&house()));
}

#[test]
fn no_module_is_a_drawer_for_everything() {
    assert_none(&rules::nameless_modules(&house()));
}

#[test]
fn raw_counts_are_opened_only_below_disclosure() {
    assert_none(&rules::opened_cubes(&house()));
}

#[test]
fn only_disclosure_builds_a_release() {
    assert_none(&rules::built_releases(&house()));
}

#[test]
fn only_the_command_line_prints() {
    assert_none(&rules::printing(&house()));
}

fn house() -> Vec<Source> {
    let sources = source::read(&FOLDERS);
    assert!(sources.iter().any(|it| it.path == "src/lib.rs"), "the sources were not found");
    sources
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "{}", found.join("\n"));
}

mod planted {
    //! Each rule finds what breaks it, and lets pass what only looks like it.

    use super::rules;
    use super::source::Source;

    fn house(path: &str, text: &str) -> Vec<Source> {
        vec![Source::new(path, text)]
    }

    #[test]
    fn an_import_from_above_is_found() {
        let found = rules::upward_imports(&house("src/measure/gap.rs", "\nuse crate::cube::Key;\n"));
        assert_eq!(found, ["src/measure/gap.rs:2: `measure` (floor 1) imports `cube` (floor 4)"]);
    }

    #[test]
    fn a_path_in_code_and_a_group_are_imports_too() {
        let text = "use crate::{domain::Gender, report::{Block, Report}};\nfn f() { crate::run::all(); }\n";
        let found = rules::upward_imports(&house("src/store/mod.rs", text));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("`report` (floor 9)") && found[1].contains("`run` (floor 10)"));
    }

    #[test]
    fn a_way_out_through_super_is_found() {
        assert_eq!(rules::upward_imports(&house("src/measure/mod.rs", "use super::report::Block;\n")).len(), 1);
        assert_eq!(rules::upward_imports(&house("src/measure/gap.rs", "use super::super::report::Block;\n")).len(), 1);
        assert!(rules::upward_imports(&house("src/measure/gap.rs", "use super::report;\n")).is_empty());
    }

    #[test]
    fn a_neighbour_of_the_same_floor_is_found() {
        let found = rules::upward_imports(&house("src/store/lock.rs", "use crate::ingest::Export;\n"));
        assert_eq!(found, ["src/store/lock.rs:1: `store` imports `ingest` of its own floor 3"]);
    }

    #[test]
    fn a_module_without_a_floor_is_found() {
        let found = rules::upward_imports(&house("src/gadget/mod.rs", "use crate::widget::Widget;\n"));
        assert_eq!(found, ["src/gadget/mod.rs:1: `gadget` has no floor", "src/gadget/mod.rs:1: `widget` has no floor"]);
    }

    #[test]
    fn down_inside_and_in_comments_is_fine() {
        let text = "//! See [`crate::report::Report`].\nuse crate::domain::Gender; // not crate::cli::main\nuse crate::cube::Key;\n";
        assert!(rules::upward_imports(&house("src/cube/cells.rs", text)).is_empty());
    }

    #[test]
    fn a_long_file_and_a_drawer_are_found() {
        let long = house("src/cube/engine.rs", &"\n".repeat(401));
        assert_eq!(rules::long_files(&long), ["src/cube/engine.rs: 401 lines, the limit is 400"]);
        assert_eq!(rules::nameless_modules(&house("src/cube/utils.rs", "")).len(), 1);
        assert_eq!(rules::nameless_modules(&house("src/helpers/mod.rs", "")).len(), 1);
    }

    #[test]
    fn a_chart_that_opens_or_takes_a_cube_is_found() {
        assert_eq!(rules::opened_cubes(&house("src/report/html.rs", "cube.into_cells()")).len(), 1);
        assert_eq!(rules::opened_cubes(&house("src/chart/dots.rs", "fn draw(cube: &Cube<Stock>) {}")).len(), 1);
        assert!(rules::opened_cubes(&house("src/disclosure/release.rs", "cube.into_cells()")).is_empty());
        assert!(rules::opened_cubes(&house("src/report/html.rs", "release.cells()")).is_empty());
    }

    #[test]
    fn a_release_built_elsewhere_is_found() {
        assert_eq!(rules::built_releases(&house("src/report/html.rs", "let it = Release { cells };")).len(), 1);
        assert_eq!(rules::built_releases(&house("src/report/html.rs", "Release::<Stock> { cells }")).len(), 1);
        let fine = "fn newest() -> Release { it }\nimpl Show for Release {}\nlet it = PackageRelease { cells };\n";
        assert!(rules::built_releases(&house("src/report/html.rs", fine)).is_empty());
    }

    #[test]
    fn printing_in_the_library_is_found() {
        assert_eq!(rules::printing(&house("src/run/mod.rs", "println!(\"done\");")).len(), 1);
        assert!(rules::printing(&house("src/cli/mod.rs", "println!(\"done\");")).is_empty());
        assert!(rules::printing(&house("src/run/mod.rs", "// println!(\"done\");")).is_empty());
    }
}
