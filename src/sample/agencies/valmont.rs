//! Service des migrations de Valmont: a small French-speaking service with two ladders side by side, about 250 staff.

use super::super::plan::{AgencyPlan, ContractPlan, DivisionPlan, Exists, Family, RankPlan, RolePlan};
use super::band::{EXECUTIVE, MANAGER, OFFICER, SENIOR, SUPPORT};
use Family::{Administration, FrontLine, Investigation, Management, Technical};

const COMMON: u8 = 0;
const ADMINISTRATIVE: u8 = 1;
const UNIFORMED: u8 = 2;

const fn rank(
    name: &'static str,
    place: (u8, u8),
    band: &'static str,
    weight: u32,
    also: &'static [&'static str],
) -> RankPlan {
    RankPlan { name, level: place.0, ladder: place.1, band, weight, also }
}

const RANKS: &[RankPlan] = &[
    rank("Agent de contrôle", (1, UNIFORMED), OFFICER, 170, &["Agent de controle", "Agente de contrôle"]),
    rank("Brigadier", (2, UNIFORMED), OFFICER, 120, &["Brigadière"]),
    rank("Brigadier-chef", (3, UNIFORMED), SENIOR, 75, &["Brigadier chef", "Brigadière-chef"]),
    rank("Commandant", (4, UNIFORMED), MANAGER, 30, &["Commandante"]),
    rank("Adjoint administratif", (1, ADMINISTRATIVE), SUPPORT, 150, &["Adjointe administrative", "ADJ ADM"]),
    rank("Secrétaire administratif", (2, ADMINISTRATIVE), OFFICER, 190, &["Secrétaire administrative", "SEC ADM"]),
    rank("Attaché", (3, ADMINISTRATIVE), SENIOR, 150, &["Attachée"]),
    rank("Attaché principal", (4, ADMINISTRATIVE), MANAGER, 70, &["Attachée principale"]),
    rank("Directeur adjoint", (5, COMMON), EXECUTIVE, 15, &["Directrice adjointe"]),
    rank("Directeur", (6, COMMON), EXECUTIVE, 10, &["Directrice"]),
];

const fn role(name: &'static str, family: Family, ranks: (usize, usize), weight: u32, women: i32) -> RolePlan {
    RolePlan { name, family, ranks, weight, women, also: &[] }
}

const ROLES: &[RolePlan] = &[
    role("Contrôleur aux frontières", FrontLine, (0, 2), 120, -14),
    role("Agent d’escorte", FrontLine, (0, 2), 50, -20),
    role("Agent d’accueil", FrontLine, (4, 5), 60, 14),
    role("Officier de protection", Investigation, (5, 6), 140, 12),
    role("Enquêteur", Investigation, (2, 2), 30, -6),
    role("Analyste de la fraude documentaire", Investigation, (5, 6), 40, 4),
    role("Gestionnaire des ressources humaines", Administration, (4, 6), 50, 26),
    role("Gestionnaire budgétaire", Administration, (4, 6), 40, 18),
    role("Juriste", Administration, (6, 6), 25, 16),
    role("Développeur", Technical, (5, 6), 20, -16),
    role("Assistant informatique", Technical, (4, 5), 20, -12),
    role("Chef de poste", Management, (3, 3), 40, -8),
    role("Chef de pôle", Management, (7, 7), 40, 4),
    role("Chef de bureau", Management, (7, 8), 20, 2),
    role("Directeur", Management, (8, 9), 20, 0),
];

const STATIONS: &[&str] = &["Valmont", "Saint-Évrard", "Col-Blanc", "Nœux-le-Lac", "Bréville"];

const FRONTIERES: &str = "Direction des frontières";
const ASILE: &str = "Direction de l’asile et du séjour";
const SECRETARIAT: &str = "Secrétariat général";

const fn bureau(
    directorate: &'static str,
    division: &'static str,
    family: Family,
    sections: &'static [(&'static str, usize)],
) -> DivisionPlan {
    DivisionPlan { directorate, division, family, sections, exists: Exists::Always }
}

const DIVISIONS: &[DivisionPlan] = &[
    bureau(
        FRONTIERES,
        "Bureau des contrôles frontaliers",
        FrontLine,
        &[("Aéroport de Saint-Évrard", 1), ("Poste du Col-Blanc", 2), ("Gare de Valmont", 0)],
    ),
    bureau(FRONTIERES, "Bureau de l’éloignement", FrontLine, &[("Unité d’escorte", 0), ("Centre de Nœux-le-Lac", 3)]),
    bureau(
        ASILE,
        "Bureau de l’instruction",
        Investigation,
        &[("Pôle Afrique", 0), ("Pôle Asie", 0), ("Pôle Europe et Amériques", 0)],
    ),
    bureau(
        ASILE,
        "Bureau de la fraude documentaire",
        Investigation,
        &[("Cellule d’expertise", 0), ("Cellule d’enquête", 4)],
    ),
    bureau(ASILE, "Bureau de l’accueil", FrontLine, &[("Guichet de Valmont", 0), ("Guichet de Bréville", 4)]),
    bureau(
        SECRETARIAT,
        "Bureau des ressources humaines",
        Administration,
        &[("Gestion des carrières", 0), ("Formation", 0)],
    ),
    bureau(SECRETARIAT, "Bureau du budget", Administration, &[("Dépenses", 0), ("Marchés publics", 0)]),
    bureau(
        SECRETARIAT,
        "Bureau des systèmes d’information",
        Technical,
        &[("Développement", 0), ("Assistance aux utilisateurs", 0)],
    ),
];

const CONTRACTS: &[ContractPlan] = &[
    ContractPlan { label: "Titulaire", texts: &["TIT", "Titulaire", "tit"], weights: (66, 88), women: -3 },
    ContractPlan { label: "Contractuel", texts: &["CDD", "Contractuel"], weights: (26, 9), women: 9 },
    ContractPlan { label: "Détaché", texts: &["DET"], weights: (8, 3), women: 0 },
];

/// The agency.
pub(super) static PLAN: AgencyPlan = AgencyPlan {
    id: "VAL-SM",
    seed: 0x5641_4C4A,
    staff: 250,
    growth: 12,
    women: 41,
    women_slope: 20,
    women_joiners: 6,
    women_promoted: 115,
    ranks: RANKS,
    roles: ROLES,
    divisions: DIVISIONS,
    contracts: CONTRACTS,
    stations: STATIONS,
    genders: [&["F", "f"], &["H", "h", "H "], &["A"], &["", "NP"]],
    part_times: &[500, 600, 700, 800, 900],
    numbers: (10_000, 89_001),
    unknown_ranks: &["Vacataire"],
    unknown_roles: &["Médecin conseil"],
    roles_closed: false,
    vacancies: 1,
    unreadable_births: 1,
    second_posts: 2,
    reorganisation: None,
};
