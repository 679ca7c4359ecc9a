//! Whether `pipelines/sample.toml` knows what the generator writes.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::agencies::agencies;
use super::plan::AgencyPlan;
use crate::domain::fold;

/// The agency of the file beside the plan it describes.
fn described() -> Vec<(&'static AgencyPlan, Table)> {
    let file: Table = include_str!("../../pipelines/sample.toml").parse().unwrap();
    let tables = file["agency"].as_array().unwrap().iter().map(|agency| agency.as_table().unwrap().clone());
    agencies().iter().map(|agency| agency.plan).zip(tables).collect()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// Folded raw text to label.
fn codes(table: &Value) -> BTreeMap<String, String> {
    let lists = table.as_table().unwrap().iter().filter(|(label, _)| *label != "closed");
    lists.flat_map(|(label, list)| texts(list).into_iter().map(|text| (fold(&text), label.clone()))).collect()
}

#[test]
fn agencies_stand_in_the_same_order() {
    for (plan, agency) in described() {
        assert_eq!(agency["id"].as_str(), Some(plan.id));
    }
}

#[test]
fn every_gender_code_that_is_written_has_its_meaning() {
    for (plan, agency) in described() {
        let known = codes(&agency["codes"]["gender"]);
        for (label, texts) in ["woman", "man", "another", "not_stated"].into_iter().zip(plan.genders) {
            for text in texts {
                assert_eq!(known.get(&fold(text)).map(String::as_str), Some(label), "{} `{text}`", plan.id);
            }
        }
    }
}

#[test]
fn every_rank_stands_on_its_level_with_its_band_and_spellings() {
    for (plan, agency) in described() {
        let ranks = agency["rank"].as_array().unwrap();
        assert_eq!(ranks.len(), plan.ranks.len());
        for (place, rank) in (1..).zip(ranks) {
            let name = rank["name"].as_str().unwrap();
            let planned = plan.ranks.iter().find(|it| it.name == name).unwrap();
            let level = rank.get("level").map_or(place, |level| level.as_integer().unwrap());
            assert_eq!((i64::from(planned.level), Some(planned.band)), (level, rank["band"].as_str()), "{name}");
            assert_eq!(rank.get("also").map(texts).unwrap_or_default(), planned.also, "{name}");
        }
        let known = |text: &&str| plan.ranks.iter().any(|rank| rank.name == *text || rank.also.contains(text));
        assert!(!plan.unknown_ranks.iter().any(known));
    }
}

#[test]
fn every_role_has_its_family_and_every_spelling_its_role() {
    for (plan, agency) in described() {
        let families = codes(&agency["codes"]["role_family"]);
        let roles = agency["codes"].get("role").map(codes);
        assert_eq!(roles.is_some(), plan.roles_closed);
        for role in plan.roles {
            assert_eq!(families.get(&fold(role.name)).map(String::as_str), Some(role.family.name()), "{}", role.name);
            for text in role.also.iter().chain([&role.name]) {
                let label = roles.as_ref().map_or(Some(role.name), |it| it.get(&fold(text)).map(String::as_str));
                assert_eq!(label, Some(role.name), "{text}");
            }
            assert!(roles.is_some() || role.also.is_empty());
        }
    }
}

#[test]
fn every_contract_text_has_its_label() {
    for (plan, agency) in described() {
        let known = codes(&agency["codes"]["contract"]);
        for contract in plan.contracts {
            for text in contract.texts.iter().filter(|text| **text != contract.label) {
                assert_eq!(known.get(&fold(text)).map(String::as_str), Some(contract.label), "{text}");
            }
        }
    }
}

#[test]
fn the_month_of_the_re_organisation_is_declared() {
    for (plan, agency) in described() {
        let declared = agency.get("structural_months").map(texts).unwrap_or_default();
        assert_eq!(declared, plan.reorganisation().map(|month| month.to_string()).into_iter().collect::<Vec<_>>());
    }
}
