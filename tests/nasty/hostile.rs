//! Files made to do harm: refused with a message, in bounded memory, the program alive and nothing written.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::desk::{Case, Desk, Fate};

const NO_TEXTS: &str = r#"<sst uniqueCount="0"></sst>"#;
const PLAIN: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Matricule</t></is></c></row>";

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose one sheet is this XML, with these shared texts.
fn workbook(sheet: &str, texts: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        r#"<workbook xmlns:r="{main}"><sheets><sheet name="Plantilla" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let relations = format!(
        r#"<Relationships><Relationship Id="rId1" Type="{main}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let root = format!(
        r#"<Relationships><Relationship Id="rId1" Type="{main}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn sheet(data: &str) -> String {
    format!("<worksheet><sheetData>{data}</sheetData></worksheet>")
}

/// An `OpenDocument` sheet with this table.
fn open_document(table: &str) -> Vec<u8> {
    let namespaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                      xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                      xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let content = format!(
        "<office:document-content {namespaces}><office:body><office:spreadsheet><table:table table:name=\"A\">{table}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}

fn hostile() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let quoted =
        |entity: &str| format!("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&{entity};</t></is></c></row>");
    let billion = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>".to_owned()
        + "<row r=\"1000000000\"><c r=\"A1000000000\"><v>1</v></c></row></sheetData></worksheet>";
    let cell = |address: &str| format!("{PLAIN}<row r=\"2\"><c r=\"{address}\"><v>1</v></c></row>");
    let forged = |count: &str| format!("<sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
    let parts: Vec<String> = (0..400).map(|it| format!("xl/part{it}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), b"<a/>".as_slice())).collect();
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice();
    let bomb = vec![b' '; 300 << 20];
    vec![
        ("a row number of a billion", ".xlsx", workbook(&billion, NO_TEXTS)),
        ("an address beyond the sheet", ".xlsx", workbook(&sheet(&cell("ZZZZZZ99999999999")), NO_TEXTS)),
        ("row zero", ".xlsx", workbook(&sheet(&cell("A0")), NO_TEXTS)),
        ("two billion texts", ".xlsx", workbook(&sheet(PLAIN), &forged("2000000000"))),
        ("as many texts as there are numbers", ".xlsx", workbook(&sheet(PLAIN), &forged("18446744073709551615"))),
        ("an archive that grows", ".xlsx", archive(&[("xl/workbook.xml", bomb.as_slice())])),
        ("entities in entities", ".xlsx", workbook(&format!("{entities}{}", sheet(&quoted("b"))), NO_TEXTS)),
        ("a file outside", ".xlsx", workbook(&format!("{outside}{}", sheet(&quoted("x"))), NO_TEXTS)),
        ("too many parts", ".xlsx", archive(&parts)),
        ("an archive cut short", ".xlsx", workbook(&sheet(PLAIN), NO_TEXTS)[..500].to_vec()),
        ("not a workbook at all", ".xlsx", archive(&[("readme.txt", b"hello")])),
        ("a password", ".xlsx", [compound, &encrypted].concat()),
        ("an old workbook that is none", ".xls", [compound, &[0xFF; 4096]].concat()),
        (
            "a billion repeated rows",
            ".ods",
            open_document(&format!(
                "<table:table-row table:number-rows-repeated=\"1000000000\">{}</table:table-row>",
                "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>"
            )),
        ),
    ]
}

/// Each is refused by `init` and by `run`, whose limit of 1 GiB for the reading process is the outermost fence.
#[test]
fn hostile_workbooks_are_refused_and_nothing_is_written() {
    let mut wrong = Vec::new();
    for (name, ending, content) in hostile() {
        let file: &'static str = Box::leak(format!("staff_2026-10{ending}").into_boxed_str());
        let case = Case { name, files: vec![(file, content)], fate: Fate::Refused(file) };
        wrong.extend(case.wrong());
        wrong.extend(run(&case));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a run does that it should not, with a pipeline file written by hand.
fn run(case: &Case) -> Option<String> {
    let desk = Desk::new(&case.files);
    let ending = case.files[0].0.rsplit_once('.').map_or("", |(_, it)| it);
    let pipeline = format!(
        "title = \"A\"\naudience = \"internal\"\nsynthetic = true\nstore = \"store\"\nreports = \"reports\"\n\n[[agency]]\n\
         id = \"AA\"\nname = \"A\"\n\n[[agency.source]]\nfiles = \"exports/staff_*.{ending}\"\n\
         period = {{ file_name = \"staff_{{YYYY}}-{{MM}}.{ending}\" }}\n\n[agency.columns]\nperson = \"Matricule\"\n"
    );
    std::fs::write(desk.path().join("pipeline.toml"), pipeline).unwrap();
    let (code, said) = desk.parity(&["run", "pipeline.toml", "--counts-only"]);
    let stored = desk.stored();
    (code != 3 || stored > 0).then(|| format!("== {}: run ended with {code}, {stored} files stored\n{said}", case.name))
}
