//! Pages and pictures.

use rstest::rstest;

use super::made::{page, read, seen};

#[rstest]
#[case("<p>7 women</p>", "Text line 3, <p>: 7")]
#[case("<p>&#55; women</p>", "Text line 3, <p>: 7")]
#[case("<p title=\"7 women\"></p>", "Attribute line 3, <p title>: 7")]
#[case("<p aria-label='7 women'></p>", "Attribute line 3, <p aria-label>: 7")]
#[case("<img alt=\"&#x37;\">", "Attribute line 3, <img alt>: 7")]
#[case("<p data-women=7></p>", "Attribute line 3, <p data-women>: 7")]
#[case("<p data-7></p>", "Attribute line 3, name of <p data-7>: 7")]
#[case("<p\n hidden>7</p>", "Text line 4, <p>: 7")]
#[case("<!-- 7 -->", "Hidden line 3, comment: 7")]
#[case("<script>var n = {\"women\": 7}</script>", "Hidden line 3, <script>: 7")]
#[case("<p style=\"width: 7%\"></p>", "Style line 3, <p style>: 7%")]
#[case("<style>p::after { content: \"7\" }</style>", "Text line 3, <style>, string: 7")]
#[case("<style>p::after { content: '\\37 ' }</style>", "Text line 3, <style>, string: 7")]
#[case("<style>/* 7 */</style>", "Hidden line 3, <style>, comment: 7")]
#[case("<style>p { margin: 7px }</style>", "Style line 3, <style>: 7")]
#[case("<svg><text x=\"1\">7</text></svg>", "Text line 3, <text>: 7")]
#[case("<svg><desc>7</desc></svg>", "Text line 3, <desc>: 7")]
#[case("<svg><rect width=\"7\"/></svg>", "Geometry line 3, <rect width>: 7")]
#[case(
    "<img src=\"data:image/svg+xml,<svg><title>%37</title></svg>\">",
    "Text line 3, <img src>: data:image/svg+xml: "
)]
#[case("<img src=\"data:text/plain;base64,Nw==\">", "Text line 3, <img src>: data:text/plain: line 1: 7")]
#[case("<meta content=\"version 7\">", "Metadata line 3, <meta content>: 7")]
fn a_number_is_found_wherever_it_hides_in_a_page(#[case] body: &str, #[case] expected: &str) {
    let seen = seen("index.html", &page(body));
    assert!(seen.iter().any(|it| it.starts_with(expected)), "{seen:?}");
}

#[test]
fn an_embedded_font_is_noted_with_its_hash() {
    let page = page("<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>");
    let seen = seen("index.html", &page);
    let expected = format!("font/woff2 {}", blake3::hash(&[0, 0, 0]).to_hex());
    assert!(seen.iter().any(|it| it.ends_with(&expected)), "{seen:?}");
}

#[test]
fn lines_of_one_label_are_one_text() {
    let svg = "<svg><text x=\"24\" y=\"20\" font-size=\"12\">Women in Unit</text>\
               <text x=\"24\" y=\"35\" font-size=\"12\">7 North</text>\
               <text x=\"24\" y=\"63\" font-size=\"12\">8</text></svg>";
    let found = read("a.svg", svg.as_bytes()).unwrap();
    let runs: Vec<&str> = found.iter().filter(|it| it.kind == super::super::Kind::Text).map(|it| &*it.run).collect();
    assert_eq!(runs, ["Women in Unit 7 North", "8"]);
}

#[rstest]
#[case("index.html", "<html><p title=\"7></p></html>", "line 1: the value of the attribute `title` does not end")]
#[case("index.html", "<html><p>cut off", "it does not end as a page or a picture does")]
#[case("index.html", "<html>\n<!-- 7", "line 2: a comment does not end")]
#[case("a.svg", "<svg><g></svg>", "line 1: `</svg>` closes what is not open")]
#[case("a.svg", "<svg><g>", "line 1: `<g>` is not closed")]
fn a_page_that_is_not_whole_is_an_error(#[case] name: &str, #[case] text: &str, #[case] problem: &str) {
    let error = read(name, text.as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), format!("`{name}` cannot be read back: {problem}"));
}
