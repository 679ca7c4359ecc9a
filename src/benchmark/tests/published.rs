//! Published tables, as worked in `docs/methods.md`: numbers and sources there.

use super::build::*;
use crate::benchmark::breakdown::Breakdown;
use crate::benchmark::funnel_of::{FunnelGroup, Place};
use crate::benchmark::peers::{Given, Peers};
use crate::disclosure::package::Measure;

/// Home Office with the Border and Immigration Agency, joiners 2004-05, Hansard 28 June 2007.
#[test]
fn home_office_joiners_by_contract_and_hours() {
    let cell = |made: Made, contract, time, women, men| {
        made.cell(Measure::Joiners, None, &[("contract", contract), ("working_time", time)], women, men)
    };
    let mut made = made("HO", "2005-03").all(Measure::Stock, 5000, 5000).all(Measure::Joiners, 1450, 1168);
    made = cell(made, "temporary", "part time", 16, 10);
    made = cell(made, "temporary", "full time", 341, 108);
    made = cell(made, "permanent", "part time", 113, 38);
    made = cell(made, "permanent", "full time", 980, 1012);
    made = made.cell(Measure::Joiners, None, &[("contract", "temporary")], 357, 118);
    made = made.cell(Measure::Joiners, None, &[("contract", "permanent")], 1093, 1050);
    let found = compared(vec![made]);
    let structures = &agency(&found, "HO").structures;
    let of = |by| structures.iter().find(|it| it.measure == Measure::Joiners && it.by == by).unwrap();
    let contract = of(Breakdown::Contract);
    assert_eq!(contract.share.unwrap().to_string(), "55.4 % (1,450 of 2,618)");
    let shares: Vec<String> =
        contract.groups.iter().map(|it| format!("{} {}", it.name, it.share.unwrap().words())).collect();
    assert_eq!(shares, ["permanent 51.0 %", "temporary 75.2 %"]);
    let ratio = contract.groups[1].women_to_men.unwrap();
    near(ratio.value, 2.437, 5e-4);
    near(ratio.low, 2.009, 5e-4);
    near(ratio.high, 2.957, 5e-4);
    let both = of(Breakdown::ContractAndTime).segregation.unwrap();
    near(both.dissimilarity.value, 0.19058, 5e-6);
    near(both.theil.value, 0.038_195, 5e-7);
}

/// UK Civil Service, 31 March 2021.
#[test]
fn uk_civil_service_by_grade_and_hours() {
    let grades = [
        ("AO/AA", 79_340, 61_320),
        ("EO", 73_460, 55_430),
        ("SEO/HEO", 65_960, 63_040),
        ("G6/7", 30_190, 32_230),
        ("SCS", 3_410, 3_880),
    ];
    let names = grades.map(|(name, ..)| name.replace('/', "-"));
    let mut made = made("UK", "2021-03").bands(&names.each_ref().map(String::as_str));
    for (name, (_, women, men)) in names.iter().zip(grades) {
        made = made.band(name, women, men);
    }
    made = made.all(Measure::Stock, 262_670, 222_150);
    made = made.cell(Measure::Stock, None, &[("working_time", "part time")], 81_510, 20_420);
    made = made.cell(Measure::Stock, None, &[("working_time", "full time")], 181_160, 201_730);
    let found = compared(vec![made]);
    let uk = agency(&found, "UK");
    assert_eq!(uk.share.unwrap().to_string(), "54.2 % (262,670 of 484,820)");
    let grade = uk.structures.iter().find(|it| it.by == Breakdown::Band).unwrap();
    assert_eq!(grade.groups[4].share.unwrap().to_string(), "46.8 % (3,410 of 7,290)");
    let segregation = grade.segregation.unwrap();
    near(segregation.dissimilarity.value, 0.064_724_6, 5e-8);
    near(segregation.mutual_information.value, 0.002_313_58, 5e-9);
    near(segregation.theil.value, 0.003_352_46, 5e-9);
    near(segregation.to_move, 0.032_166_1, 5e-8);
    near(grade.ceiling.unwrap().value, 1.152_14, 5e-6);
    let hours = uk.structures.iter().find(|it| it.by == Breakdown::WorkingTime).unwrap();
    near(hours.segregation.unwrap().dissimilarity.value, 0.218_393, 5e-7);
    near(hours.segregation.unwrap().theil.value, 0.055_201_4, 5e-8);
    // The senior civil service misses the UN band and keeps that of the Council of Europe.
    assert_eq!(said(&found, "UK", "UN parity band", "SCS"), "not met");
    assert_eq!(said(&found, "UK", "balanced participation", "SCS"), "met");
    assert_eq!(
        uk.disagreements[0],
        "Agency UK, all staff: definitions disagree. Met under balanced participation (at least 40 % of each). Not met \
         under UN parity band (47 to 53 % women)."
    );
}

const DEPARTMENTS: [(&str, i64, f64); 24] = [
    ("DWP", 93_530, 65.0),
    ("MOJ", 78_880, 55.0),
    ("HMRC", 66_480, 52.7),
    ("DEFENCE", 57_680, 39.6),
    ("HOME", 35_370, 51.8),
    ("SCOTGOV", 22_250, 52.0),
    ("TRANSPORT", 15_970, 45.6),
    ("BEIS", 13_180, 49.2),
    ("DHSC", 11_760, 65.3),
    ("DEFRA", 11_050, 56.1),
    ("AGO", 9_850, 64.7),
    ("CABOFF", 9_460, 53.3),
    ("FCDO", 8_640, 48.8),
    ("DFE", 7_930, 58.7),
    ("HMLR", 6_350, 60.1),
    ("WELSHGOV", 5_770, 59.2),
    ("UKSA", 5_550, 56.6),
    ("NCA", 5_480, 44.7),
    ("MHCLG", 3_400, 49.7),
    ("DIT", 2_690, 47.0),
    ("HMT", 2_670, 49.1),
    ("DCMS", 1_780, 53.6),
    ("OFSTED", 1_780, 66.9),
    ("OTHER", 7_450, 48.1),
];

/// 24 departmental groups of the UK, 2021: a plain funnel calls 22 outliers, one that allows for over-dispersion 2.
#[test]
fn uk_departments_in_a_funnel() {
    let all = DEPARTMENTS.map(|(name, people, percent)| {
        #[allow(clippy::cast_possible_truncation)] // the table prints whole heads and per cents
        let women = (people as f64 * percent / 100.0).round() as i64;
        made(name, "2021-03").named(name).all(Measure::Stock, women, people - women)
    });
    let found = compared(all.to_vec());
    let (group, funnel) = &found.funnels[0];
    let funnel = funnel.as_ref().unwrap();
    assert_eq!(*group, FunnelGroup::All);
    near(funnel.centre, 0.541_694, 2e-5);
    near(funnel.over_dispersion, 106.19, 0.1);
    near(funnel.between, 0.038_232, 2e-5);
    let at = |name: &str| funnel.agencies.iter().find(|it| it.agency == name).unwrap();
    near(at("DEFENCE").z, -3.83, 0.01);
    near(at("OFSTED").z, 3.26, 0.01);
    near(at("HOME").plain_z, -8.93, 0.02);
    near(at("HOME").z, -0.62, 0.01);
    let named =
        |place| funnel.agencies.iter().filter(|it| it.place == place).map(|it| it.agency.as_str()).collect::<Vec<_>>();
    assert_eq!(named(Place::Outlier), ["DEFENCE", "OFSTED"]);
    assert_eq!(named(Place::Unusual), ["AGO", "DHSC", "DWP", "NCA", "TRANSPORT"]);
    assert_eq!(
        funnel.caption,
        "24 comparable agencies; 2 beyond the 99.8 % limits. By chance alone 22 would be: agencies of one kind differ by \
         more than chance, and the limits allow for that."
    );
    assert_eq!(
        at("DEFENCE").sentence.as_deref().unwrap(),
        "DEFENCE: 39.6 % women of 57,680; further below the peers' 54.2 % than differences between agencies of this kind \
         explain; no breakdown that it publishes says why."
    );
}

/// Home Office on 31 March 2024, senior civil service and below.
#[test]
fn home_office_targets() {
    let (scs, below) = (Some("senior civil service"), Some("below the senior civil service"));
    let at = |period, women, men| {
        made("HO", period).named("Home Office").bands(&["other", "G7", "G6"]).all(Measure::Stock, 5200, 4800).cell(
            Measure::Stock,
            scs,
            &[],
            women,
            men,
        )
    };
    let band = |made: Made, name, women, men| made.cell(Measure::Stock, below, &[("rank", name)], women, men);
    let mut now = at("2024-03", 467, 533).cell(Measure::Stock, below, &[], 5220, 4780);
    now = band(band(now, "G7", 482, 518), "G6", 477, 523);
    now = now.target("senior civil service", Some(0.48), "2025-12", scs);
    now = now.target("below the senior civil service", Some(0.52), "2025-12", below);
    let found = compared(vec![at("2023-03", 481, 519), now]);
    let senior = &found.targets[0];
    near(senior.gap.unwrap(), -1.3, 1e-9);
    near(senior.on_the_year.unwrap(), -1.4, 1e-9);
    assert_eq!(
        senior.sentence,
        "Home Office, senior civil service: 46.7 % (467 of 1,000), 1.3 points below the target of 48 % (due 2025-12); 1.4 \
         points less than a year before; it needs +0.7 points a year and moves by -1.4."
    );
    assert_eq!(
        found.targets[1].sentence,
        "Home Office, below the senior civil service: 52.2 % (5,220 of 10,000), the target of 52 % (due 2025-12) is met; \
         but below it are G7 (48.2 %), G6 (47.7 %)."
    );
}

/// 16 women of 68 where 26.8 % are available: flagged by whole persons, not by the other tests of size.
#[test]
fn utilisation_tests_disagree() {
    let available = [("A".to_owned(), Given { share: share(26.8), line: None })].into();
    let peers = Peers { availability: available, ..Peers::default() };
    let found = compared_by(vec![made("A", "2026-10").all(Measure::Stock, 16, 52)], &peers);
    let says = |test: &str| said(&found, "A", &format!("availability, {test}"), "all staff");
    let tests =
        ["any difference", "whole person", "80 %", "80 % and whole", "two standard deviations", "exact binomial"];
    assert_eq!(tests.map(says), ["not met", "not met", "met", "met", "met", "met"]);
    let judged = agency(&found, "A").judged.iter().find(|it| it.definition.contains("whole person")).unwrap();
    assert_eq!(judged.measured.as_deref().unwrap(), "23.5 % (16 of 68) against 26.8 % available, 2.22 women short");
}

/// Rates of 60 against 45, 48 and 51 per cent: the boundary itself passes.
#[test]
fn four_fifths_is_strict() {
    let verdict = |women| {
        let made = made("A", "2026-10").all(Measure::Stock, 50, 50);
        let made = made.all(Measure::Joiners, women, 60).all(Measure::Applicants, 100, 100);
        said(&compared(vec![made]), "A", "four-fifths", "hires")
    };
    assert_eq!([45, 48, 51].map(verdict), ["not met", "met", "met"]);
    // The other way round: men's rate below four fifths of women's.
    let made = made("A", "2026-10").all(Measure::Joiners, 60, 45).all(Measure::Applicants, 100, 100);
    let found = compared(vec![made]);
    let judged = agency(&found, "A").judged.iter().find(|it| it.definition.contains("four-fifths")).unwrap();
    assert_eq!(judged.under_represented, Some(crate::domain::Gender::Man));
    assert_eq!(
        judged.measured.as_deref().unwrap(),
        "men's rate over women's 0.75: 60 of 100 women and 45 of 100 men who applied"
    );
}

/// UN Secretariat: straight lines from 39.9 (2009) to 40.7 (2011) and from 45.3 (2019) to 47.0 (2021), and posts of 2011.
#[test]
fn un_straight_lines() {
    let at = |period, women| made("UN", period).all(Measure::Stock, women, 1000 - women);
    let early = compared(vec![at("2009-12", 399), at("2011-12", 407)]);
    let line = early.trajectories[0].straight_line.unwrap();
    near(line.points_a_year, 0.4, 1e-9);
    near(line.years_to_half.unwrap(), 23.25, 1e-6);
    near(line.years_to_band.unwrap(), 15.75, 1e-6);
    let late = compared(vec![at("2019-12", 453), at("2021-12", 470)]);
    let line = late.trajectories[0].straight_line.unwrap();
    near(line.years_to_half.unwrap(), 3.53, 5e-3);
    assert_eq!(line.years_to_band, None, "47.0 is on the edge, which is inside");
    assert_eq!(said(&late, "UN", "UN parity band", "all staff"), "met");
    let posts = made("UN", "2011-12").bands(&["P-3", "ASG", "USG"]).band("P-3", 1339, 1884).band("ASG", 17, 54);
    let found = compared(vec![posts.band("USG", 15, 36)]);
    let shown: Vec<String> = agency(&found, "UN")
        .judged
        .iter()
        .filter(|it| it.id == "un-band")
        .filter_map(|it| it.measured.clone())
        .collect();
    assert_eq!(shown, ["26.2 % (32 of 122)", "41.5 % (1,339 of 3,223)", "23.9 % (17 of 71)", "29.4 % (15 of 51)"]);
}
