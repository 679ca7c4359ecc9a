//! Which part is which sheet.

use std::collections::BTreeMap;

use super::super::archive::Archive;
use super::super::markup::{Language, Token, Tokens};
use super::{attribute, local, text_of};

/// Names of sheets by their parts. Every file of `xl/worksheets/` is a sheet, also one that the workbook does not list.
pub(super) fn sheet_names(archive: &Archive) -> Result<BTreeMap<String, String>, String> {
    let parts = archive.parts.iter().map(|part| part.name.clone());
    let sheets = parts.filter(|name| name.starts_with("xl/worksheets/") && !name.contains("/_rels/"));
    let mut names: BTreeMap<String, String> = sheets.map(|name| (name.clone(), name)).collect();
    let relations = relations(text_of(archive, "xl/_rels/workbook.xml.rels")?)?;
    each(text_of(archive, "xl/workbook.xml")?, "sheet", |attribute| {
        let target = attribute("r:id").and_then(|id| relations.get(&id));
        if let (Some(target), Some(name)) = (target, attribute("name")) {
            names.insert(target.clone(), name);
        }
    })?;
    Ok(names)
}

fn relations(text: &str) -> Result<BTreeMap<String, String>, String> {
    let mut relations = BTreeMap::new();
    each(text, "Relationship", |attribute| {
        if let (Some(id), Some(target)) = (attribute("Id"), attribute("Target")) {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            relations.insert(id, path);
        }
    })?;
    Ok(relations)
}

/// Shows the attributes of every element of this name.
fn each(text: &str, element: &str, mut show: impl FnMut(&dyn Fn(&str) -> Option<String>)) -> Result<(), String> {
    for token in Tokens::new(text, Language::Xml) {
        match token? {
            Token::Open { name, attributes, .. } if local(name) == element => {
                show(&|wanted| attribute(&attributes, wanted).map(str::to_owned));
            }
            _ => {}
        }
    }
    Ok(())
}
