//! Nordmark Border Guard: a northern land, air and sea border, about 700 staff, a quarter of them women and slowly more.

use super::super::plan::{AgencyPlan, ContractPlan, DivisionPlan, Exists, Family, RankPlan, RolePlan};
use super::band::{EXECUTIVE, MANAGER, OFFICER, SENIOR, SUPPORT};
use Exists::{Always, FromReorganisation, UntilReorganisation};
use Family::{Administration, FrontLine, Investigation, Management, Technical};

const fn rank(
    name: &'static str,
    level: u8,
    band: &'static str,
    weight: u32,
    also: &'static [&'static str],
) -> RankPlan {
    RankPlan { name, level, ladder: 0, band, weight, also }
}

const RANKS: &[RankPlan] = &[
    rank("Cadet", 1, SUPPORT, 90, &["CDT"]),
    rank("Border Guard", 2, OFFICER, 300, &["BG"]),
    rank("Senior Border Guard", 3, OFFICER, 220, &["SBG", "Senior BG"]),
    rank("Sergeant", 4, SENIOR, 150, &["SGT", "Sgt."]),
    rank("Staff Sergeant", 5, SENIOR, 90, &["SSG", "S/Sgt"]),
    rank("Inspector", 6, MANAGER, 75, &["INSP"]),
    rank("Chief Inspector", 7, MANAGER, 40, &["CI", "Ch. Inspector"]),
    rank("Superintendent", 8, MANAGER, 20, &["SUPT"]),
    rank("Deputy Director", 9, EXECUTIVE, 9, &["DDIR"]),
    rank("Director", 10, EXECUTIVE, 4, &["DIR"]),
];

const fn role(name: &'static str, family: Family, ranks: (usize, usize), weight: u32, women: i32) -> RolePlan {
    RolePlan { name, family, ranks, weight, women, also: &[] }
}

const ROLES: &[RolePlan] = &[
    role("Border Guard", FrontLine, (0, 4), 300, -6),
    role("Patrol Officer", FrontLine, (0, 4), 190, -9),
    role("Passenger Control Officer", FrontLine, (0, 4), 130, 5),
    role("Vessel Crew Officer", FrontLine, (0, 4), 50, -13),
    role("Dog Handler", FrontLine, (1, 4), 30, -4),
    role("Document Examiner", Investigation, (1, 4), 55, 10),
    role("Investigator", Investigation, (2, 5), 60, -3),
    role("Intelligence Analyst", Investigation, (2, 5), 40, 11),
    role("Records Clerk", Administration, (0, 2), 40, 36),
    role("Human Resources Officer", Administration, (1, 5), 30, 36),
    role("Finance Officer", Administration, (1, 5), 25, 26),
    role("Legal Adviser", Administration, (3, 6), 15, 24),
    role("IT Technician", Technical, (1, 4), 32, -10),
    role("Vehicle Mechanic", Technical, (0, 3), 25, -19),
    role("Surveillance Systems Engineer", Technical, (2, 5), 20, -8),
    role("Shift Leader", Management, (4, 5), 110, -2),
    role("Head of Section", Management, (5, 7), 120, 2),
    role("Head of Division", Management, (7, 8), 60, 2),
    role("Director", Management, (8, 9), 40, 2),
];

const STATIONS: &[&str] =
    &["Nordhavn", "Skarvik", "Fjellmo", "Almby", "Ekdal", "Alder Airport", "Port Alder", "Sundholm", "Storvann"];

const OPERATIONS: &str = "Operations Directorate";
const INVESTIGATIONS: &str = "Investigations Directorate";
const SUPPORT_SERVICES: &str = "Support Directorate";

const fn division(
    directorate: &'static str,
    division: &'static str,
    family: Family,
    sections: &'static [(&'static str, usize)],
    exists: Exists,
) -> DivisionPlan {
    DivisionPlan { directorate, division, family, sections, exists }
}

const NORTHERN: &[(&str, usize)] =
    &[("Arctic Post", 1), ("Skarvik Post", 1), ("River Patrol", 8), ("Mountain Patrol", 2)];

const DIVISIONS: &[DivisionPlan] = &[
    division(OPERATIONS, "Northern Land Border Division", FrontLine, NORTHERN, UntilReorganisation),
    division(
        OPERATIONS,
        "Arctic Border Division",
        FrontLine,
        &[("Arctic Post", 1), ("Skarvik Post", 1)],
        FromReorganisation,
    ),
    division(
        OPERATIONS,
        "River and Mountain Division",
        FrontLine,
        &[("River Patrol", 8), ("Mountain Patrol", 2)],
        FromReorganisation,
    ),
    division(
        OPERATIONS,
        "Southern Land Border Division",
        FrontLine,
        &[("Almby Post", 3), ("Ekdal Post", 4), ("Rail Control", 3)],
        Always,
    ),
    division(
        OPERATIONS,
        "Airport Division",
        FrontLine,
        &[("Terminal 1 Control", 5), ("Terminal 2 Control", 5), ("Transit Area", 5)],
        Always,
    ),
    division(
        OPERATIONS,
        "Maritime Division",
        FrontLine,
        &[("Coastal Patrol East", 6), ("Coastal Patrol West", 7), ("Ferry Port Control", 6)],
        Always,
    ),
    division(
        INVESTIGATIONS,
        "Cross-Border Crime Division",
        Investigation,
        &[("Smuggling Section", 0), ("Trafficking in Persons Section", 0)],
        Always,
    ),
    division(
        INVESTIGATIONS,
        "Intelligence Division",
        Investigation,
        &[("Risk Analysis Section", 0), ("Document Fraud Section", 5)],
        Always,
    ),
    division(
        SUPPORT_SERVICES,
        "Human Resources Division",
        Administration,
        &[("Recruitment Section", 0), ("Personnel Records Section", 0)],
        Always,
    ),
    division(
        SUPPORT_SERVICES,
        "Finance and Legal Division",
        Administration,
        &[("Accounts Section", 0), ("Legal Section", 0)],
        Always,
    ),
    division(
        SUPPORT_SERVICES,
        "Technology Division",
        Technical,
        &[("Surveillance Systems Section", 0), ("Communications Section", 2)],
        Always,
    ),
    division(
        SUPPORT_SERVICES,
        "Logistics Division",
        Technical,
        &[("Vehicle Workshop", 3), ("Equipment Stores", 0)],
        Always,
    ),
];

const CONTRACTS: &[ContractPlan] = &[
    ContractPlan { label: "Permanent", texts: &["PERM", "Perm.", "perm"], weights: (60, 90), women: -2 },
    ContractPlan { label: "Fixed-term", texts: &["FTC", "ftc "], weights: (32, 8), women: 6 },
    ContractPlan { label: "Seconded", texts: &["SEC"], weights: (8, 2), women: 0 },
];

/// The agency.
pub(super) static PLAN: AgencyPlan = AgencyPlan {
    id: "NOR-BG",
    seed: 0x4E4F_5248,
    staff: 700,
    growth: 8,
    women: 27,
    women_slope: 20,
    women_joiners: 8,
    women_promoted: 100,
    ranks: RANKS,
    roles: ROLES,
    divisions: DIVISIONS,
    contracts: CONTRACTS,
    stations: STATIONS,
    genders: [&["F", "f", "F ", "\u{A0}F"], &["M", "m", " M"], &["X"], &["", "U"]],
    part_times: &[500, 600, 800, 900],
    numbers: (120, 999_001),
    unknown_ranks: &["Liaison Attaché", "Reservist"],
    unknown_roles: &["Chaplain", "Project Consultant"],
    roles_closed: false,
    vacancies: 2,
    unreadable_births: 2,
    second_posts: 0,
    reorganisation: Some((2025, 7)),
};
