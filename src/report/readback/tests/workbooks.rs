//! Workbooks: every part, and what does not show.

use rstest::rstest;

use super::made::{archive, read, seen, workbook};

const DATA: &str = "<sheetData><row r=\"1\"><c r=\"A1\"><v>5</v></c></row></sheetData>";

#[rstest]
#[case(
    "<sheetData><row r=\"1\"><c r=\"B7\"><v>0.3333333333333333</v></c></row></sheetData>",
    "Cell Counts!B7: 0.3333333333333333"
)]
#[case(
    "<sheetData><row r=\"1\"><c r=\"B7\" t=\"inlineStr\"><is><t>7 women</t></is></c></row></sheetData>",
    "Text Counts!B7: 7"
)]
#[case("<sheetData><row r=\"1\"><c r=\"B7\"><f>A1+7</f><v>12</v></c></row></sheetData>", "Text Counts!B7, formula: 7")]
#[case("<sheetData><row r=\"3\" hidden=\"1\"/></sheetData>", "Hidden Counts: hidden row 3")]
#[case("<sheetData><row r=\"3\" ht=\"0\"/></sheetData>", "Hidden Counts: hidden row 3")]
#[case("<cols><col min=\"2\" max=\"4\" hidden=\"true\"/></cols>", "Hidden Counts: hidden columns 2 to 4")]
#[case("<!-- 7 -->", "Hidden Counts, comment: 7")]
#[case("<headerFooter><oddFooter>7 women</oddFooter></headerFooter>", "Text Counts, <oddFooter>: 7")]
fn in_a_sheet(#[case] sheet: &str, #[case] expected: &str) {
    let seen = seen("t.xlsx", &workbook(sheet, &[]));
    assert!(seen.iter().any(|it| it == expected), "{seen:?}");
}

#[rstest]
#[case("docProps/core.xml", "<p><dc:creator>7</dc:creator></p>", "Metadata docProps/core.xml, p/creator: 7")]
#[case("docProps/custom.xml", "<p><vt:lpwstr>7</vt:lpwstr></p>", "Metadata docProps/custom.xml, p/lpwstr: 7")]
#[case("xl/comments1.xml", "<comments><t>7</t></comments>", "Hidden xl/comments1.xml, comments/t: 7")]
#[case("customXml/item1.xml", "<x n=\"8\">7</x>", "Hidden customXml/item1.xml, x: 7")]
#[case("customXml/item1.xml", "<x n=\"8\">7</x>", "Attribute customXml/item1.xml, <x n>: 8")]
#[case(
    "xl/charts/chart1.xml",
    "<c:numCache><c:pt idx=\"0\"><c:v>7</c:v></c:pt></c:numCache>",
    "Cell xl/charts/chart1.xml, numCache/pt/v: 7"
)]
#[case(
    "xl/charts/chart1.xml",
    "<c:strCache><c:v>Unit 7</c:v></c:strCache>",
    "Text xl/charts/chart1.xml, strCache/v: 7"
)]
#[case(
    "xl/charts/chart1.xml",
    "<c:scaling><c:min val=\"7\"/></c:scaling>",
    "Attribute xl/charts/chart1.xml, <min val>: 7"
)]
#[case(
    "xl/drawings/drawing1.xml",
    "<d><xdr:cNvPr id=\"2\" descr=\"7 women\"/></d>",
    "Attribute xl/drawings/drawing1.xml, <cNvPr descr>: 7"
)]
#[case("xl/styles.xml", "<s><numFmt formatCode=\"0.0%;7\"/></s>", "Style xl/styles.xml, <numFmt formatCode>: 7")]
#[case(
    "xl/styles.xml",
    "<s><numFmt formatCode=\";;;\"/></s>",
    "Hidden xl/styles.xml: a number format that shows nothing: `;;;`"
)]
#[case(
    "xl/sharedStrings.xml",
    "<sst><si><t>7 women</t></si></sst>",
    "Hidden xl/sharedStrings.xml, text 0, in no cell: 7"
)]
#[case("xl/vbaProject.bin", "x", "Hidden xl/vbaProject.bin: file: a part of an unknown kind")]
fn in_any_other_part(#[case] part: &str, #[case] text: &str, #[case] expected: &str) {
    let seen = seen("t.xlsx", &workbook(DATA, &[(part, text)]));
    assert!(seen.iter().any(|it| it.starts_with(expected)), "{seen:?}");
}

#[rstest]
#[case("<sheet name=\"Raw\" state=\"veryHidden\" r:id=\"a\"/>", "Hidden xl/workbook.xml: hidden sheet `Raw`")]
#[case("<definedName name=\"n\">7</definedName>", "Hidden xl/workbook.xml, workbook/definedName: 7")]
#[case("<definedName name=\"n\">Counts!$A$7</definedName>", "Metadata xl/workbook.xml, workbook/definedName: 7")]
#[case("<definedName name=\"n\" hidden=\"1\">Counts!A</definedName>", "Hidden xl/workbook.xml: hidden name `n`")]
fn in_the_list_of_sheets(#[case] inside: &str, #[case] expected: &str) {
    let text = format!("<workbook>{inside}</workbook>");
    let seen = seen("t.xlsx", &workbook(DATA, &[("xl/workbook.xml", &text)]));
    assert!(seen.iter().any(|it| it == expected), "{seen:?}");
}

#[test]
fn a_shared_text_is_found_in_the_cell_that_shows_it() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"C2\" t=\"s\"><v>1</v></c></row></sheetData>";
    let strings = "<sst><si><t>6 men</t></si><si><r><t>4</t></r><r><t>1 women</t></r></si></sst>";
    let seen = seen("t.xlsx", &workbook(sheet, &[("xl/sharedStrings.xml", strings)]));
    assert!(seen.iter().any(|it| it == "Text Counts!C2: 41"), "{seen:?}");
    assert!(seen.iter().any(|it| it == "Hidden xl/sharedStrings.xml, text 0, in no cell: 6"), "{seen:?}");
}

#[rstest]
#[case("<sheetData><row></sheetData>", "part `xl/worksheets/s.xml`: `</sheetData>` closes what is not open")]
#[case("<c r=\"A1\" t=\"s\"><v>3</v></c>", "part `xl/worksheets/s.xml`: there is no shared text 3")]
fn a_part_that_is_not_whole_is_an_error(#[case] sheet: &str, #[case] problem: &str) {
    let error = read("t.xlsx", &workbook(sheet, &[])).unwrap_err();
    assert_eq!(error.to_string(), format!("`t.xlsx` cannot be read back: {problem}"));
}

/// As the library writes it that also writes the reports.
#[test]
fn in_a_workbook_of_a_library() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_author("Staff 4711"));
    let format = rust_xlsxwriter::Format::new().set_num_format("0%");
    let shown = workbook.add_worksheet().set_name("Shown").unwrap();
    shown.write_number_with_format(0, 0, 1.0 / 3.0, &format).unwrap();
    shown.insert_note(1, 1, &rust_xlsxwriter::Note::new("8 women")).unwrap();
    shown.set_row_hidden(4).unwrap().set_column_hidden(2).unwrap();
    let raw = workbook.add_worksheet().set_name("Raw").unwrap();
    raw.set_hidden(true).write_number(2, 1, 7).unwrap();
    let seen = seen("t.xlsx", &workbook.save_to_buffer().unwrap());
    for expected in [
        "Metadata docProps/core.xml, coreProperties/creator: 4711",
        "Cell Shown!A1: 0.3333333333333333",
        "Hidden xl/comments1.xml, comments/commentList/comment/text/r/t: 8",
        "Hidden Shown: hidden row 5",
        "Hidden Shown: hidden columns 3 to 3",
        "Hidden xl/workbook.xml: hidden sheet `Raw`",
        "Cell Raw!B3: 7",
    ] {
        assert!(seen.iter().any(|it| it == expected), "{expected} is not in {seen:#?}");
    }
}

#[test]
fn a_picture_that_is_none_is_an_error() {
    let error = read("t.xlsx", &workbook(DATA, &[("xl/media/picture7.png", "7")])).unwrap_err();
    let problem = "part `xl/media/picture7.png`: it does not begin as a PNG does";
    assert_eq!(error.to_string(), format!("`t.xlsx` cannot be read back: {problem}"));
}

#[test]
fn an_archive_without_sheets_is_no_workbook() {
    let error = read("t.xlsx", &archive(&[("a.xml", "<a/>")], "")).unwrap_err();
    assert_eq!(error.to_string(), "`t.xlsx` cannot be read back: part `xl/_rels/workbook.xml.rels` is missing");
}
