//! Pictures stand on their own.

use super::fixtures::hostile;
use super::pictures::{figures, pictures};

#[test]
fn every_figure_is_an_svg_file_and_a_png_for_slides_in_reading_order() {
    let report = hostile();
    let files = pictures(&report).unwrap();
    let ids = figures(&report).into_iter().map(|it| it.id.as_str());
    let expected: Vec<String> =
        ids.flat_map(|id| ["svg", "png"].map(|ending| format!("charts/{id}.{ending}"))).collect();
    assert_eq!(files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>(), expected);
    for (path, bytes) in &files {
        assert_eq!(bytes.starts_with(b"<svg"), expected.iter().step_by(2).any(|svg| svg == path), "{path}");
        if bytes.starts_with(b"<svg") {
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{path}");
            let tree = resvg::usvg::Tree::from_str(text, &resvg::usvg::Options::default());
            assert!(tree.is_ok(), "{path}");
        } else {
            // Bytes 16 to 19 of a PNG are its width.
            assert_eq!((&bytes[1..4], &bytes[16..20]), (&b"PNG"[..], &1920_u32.to_be_bytes()[..]), "{path}");
        }
    }
    assert!(files == pictures(&report).unwrap());
}
