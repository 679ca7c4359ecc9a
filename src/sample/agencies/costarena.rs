//! Guardia de Fronteras de Costarena: a large Spanish-speaking force on land and sea, about 1,600 staff.

use super::super::plan::{AgencyPlan, ContractPlan, DivisionPlan, Exists, Family, RankPlan, RolePlan};
use super::band::{EXECUTIVE, MANAGER, OFFICER, SENIOR, SUPPORT};
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
    rank("Aspirante", 1, SUPPORT, 70, &["ASP."]),
    rank("Guardia", 2, OFFICER, 330, &["GDA."]),
    rank("Guardia primero", 3, OFFICER, 210, &["Guardia primera", "Guardia 1º", "Guardia 1ª"]),
    rank("Cabo", 4, OFFICER, 130, &["CB."]),
    rank("Cabo primero", 5, SENIOR, 80, &["Cabo primera", "Cabo 1º", "Cabo 1ª"]),
    rank("Sargento", 6, SENIOR, 70, &["SGTO.", "Sargenta"]),
    rank("Subinspector", 7, SENIOR, 45, &["Subinspectora"]),
    rank("Inspector", 8, MANAGER, 30, &["Inspectora", "INSP."]),
    rank("Inspector jefe", 9, MANAGER, 18, &["Inspectora jefa", "Inspectora jefe"]),
    rank("Comisario", 10, MANAGER, 9, &["Comisaria"]),
    rank("Comisario principal", 11, EXECUTIVE, 5, &["Comisaria principal"]),
    rank("Director adjunto", 12, EXECUTIVE, 3, &["Directora adjunta"]),
];

const fn role(
    name: &'static str,
    kind: (Family, (usize, usize)),
    weight: u32,
    women: i32,
    also: &'static [&'static str],
) -> RolePlan {
    RolePlan { name, family: kind.0, ranks: kind.1, weight, women, also }
}

const ROLES: &[RolePlan] = &[
    role("Guardia de fronteras", (FrontLine, (0, 4)), 330, -6, &["Gda. de fronteras"]),
    role("Agente de control de pasajeros", (FrontLine, (0, 4)), 170, 6, &["Control de pasajeros"]),
    role("Agente de patrulla", (FrontLine, (0, 4)), 160, -9, &["Patrulla"]),
    role("Tripulante de patrullera", (FrontLine, (0, 5)), 110, -15, &["Tripulante"]),
    role("Guía canino", (FrontLine, (1, 4)), 25, -5, &["Guia canino"]),
    role("Examinador de documentos", (Investigation, (1, 5)), 60, 10, &["Examinadora de documentos"]),
    role("Investigador", (Investigation, (3, 7)), 70, 0, &["Investigadora"]),
    role("Analista de riesgos", (Investigation, (4, 8)), 40, 12, &["Analista riesgos"]),
    role("Auxiliar administrativo", (Administration, (0, 3)), 70, 32, &["Auxiliar administrativa", "Aux. advo."]),
    role("Técnico de personal", (Administration, (2, 8)), 40, 30, &["Técnica de personal"]),
    role("Técnico de presupuestos", (Administration, (2, 8)), 35, 22, &["Técnica de presupuestos"]),
    role("Asesor jurídico", (Administration, (5, 9)), 30, 20, &["Asesora jurídica"]),
    role("Informático", (Technical, (2, 7)), 40, -10, &["Informática"]),
    role("Mecánico naval", (Technical, (1, 6)), 35, -22, &["Mecánica naval"]),
    role("Operador de vigilancia", (Technical, (1, 6)), 55, 0, &["Operadora de vigilancia"]),
    role("Jefe de turno", (Management, (5, 7)), 130, -4, &["Jefa de turno"]),
    role("Jefe de unidad", (Management, (7, 8)), 90, 0, &["Jefa de unidad"]),
    role("Jefe de departamento", (Management, (8, 10)), 60, 2, &["Jefa de departamento"]),
    role("Director", (Management, (10, 11)), 40, 2, &["Directora"]),
];

const STATIONS: &[&str] = &[
    "Puerto Real de la Arena",
    "Santa Olalla",
    "Villanueva del Paso",
    "Cabo Norte",
    "Bahía Honda",
    "La Encrucijada",
    "San Telmo",
    "Peñablanca",
    "Almadraba",
    "Río Seco",
    "Isla Mayor",
    "Aeropuerto de Santa Olalla",
];

const FRONTERAS: &str = "Dirección de Fronteras Terrestres";
const AEREA: &str = "Dirección de Fronteras Aéreas";
const MARITIMA: &str = "Dirección Marítima";
const INVESTIGACION: &str = "Dirección de Investigación";
const SECRETARIA: &str = "Secretaría General";

const fn departamento(
    directorate: &'static str,
    division: &'static str,
    family: Family,
    sections: &'static [(&'static str, usize)],
) -> DivisionPlan {
    DivisionPlan { directorate, division, family, sections, exists: Exists::Always }
}

const DIVISIONS: &[DivisionPlan] = &[
    departamento(
        FRONTERAS,
        "Departamento Norte",
        FrontLine,
        &[("Puesto de Cabo Norte", 3), ("Puesto de Peñablanca", 7), ("Patrulla de montaña", 7)],
    ),
    departamento(
        FRONTERAS,
        "Departamento Centro",
        FrontLine,
        &[("Puesto de La Encrucijada", 5), ("Puesto ferroviario", 5), ("Puesto de San Telmo", 6)],
    ),
    departamento(
        FRONTERAS,
        "Departamento Sur",
        FrontLine,
        &[("Puesto de Villanueva del Paso", 2), ("Puesto de Río Seco", 9), ("Unidad canina", 2)],
    ),
    departamento(
        AEREA,
        "Departamento de Santa Olalla",
        FrontLine,
        &[("Terminal A", 11), ("Terminal B", 11), ("Zona de tránsito", 11), ("Segunda línea de control", 11)],
    ),
    departamento(
        AEREA,
        "Departamento de aeropuertos regionales",
        FrontLine,
        &[("Aeropuerto de Isla Mayor", 10), ("Aeropuerto de Almadraba", 8)],
    ),
    departamento(
        MARITIMA,
        "Departamento de patrulleras",
        FrontLine,
        &[("Base de Bahía Honda", 4), ("Base de Almadraba", 8), ("Base de Isla Mayor", 10)],
    ),
    departamento(
        MARITIMA,
        "Departamento de puertos",
        FrontLine,
        &[("Terminal de cruceros", 0), ("Puerto comercial", 0), ("Puerto de Bahía Honda", 4)],
    ),
    departamento(
        INVESTIGACION,
        "Departamento de delitos transfronterizos",
        Investigation,
        &[("Grupo de trata de personas", 0), ("Grupo de contrabando", 4), ("Grupo de tráfico de migrantes", 2)],
    ),
    departamento(
        INVESTIGACION,
        "Departamento de análisis y documentos",
        Investigation,
        &[("Grupo de análisis de riesgos", 0), ("Laboratorio documental", 1)],
    ),
    departamento(
        SECRETARIA,
        "Departamento de personal",
        Administration,
        &[("Selección y formación", 1), ("Gestión de personal", 0), ("Igualdad y conciliación", 0)],
    ),
    departamento(
        SECRETARIA,
        "Departamento económico y jurídico",
        Administration,
        &[("Presupuestos", 0), ("Contratación", 0), ("Asesoría jurídica", 0)],
    ),
    departamento(
        SECRETARIA,
        "Departamento de sistemas",
        Technical,
        &[("Sistemas de vigilancia", 0), ("Comunicaciones e informática", 1)],
    ),
    departamento(SECRETARIA, "Departamento de material", Technical, &[("Taller naval", 4), ("Parque móvil", 2)]),
];

const CONTRACTS: &[ContractPlan] = &[
    ContractPlan { label: "De carrera", texts: &["De carrera", "DE CARRERA"], weights: (62, 90), women: -2 },
    ContractPlan { label: "Interino", texts: &["Interino", "Interina", "INT"], weights: (24, 6), women: 8 },
    ContractPlan { label: "Temporal", texts: &["Temporal", "TEMP"], weights: (14, 4), women: 10 },
];

/// The agency.
pub(super) static PLAN: AgencyPlan = AgencyPlan {
    id: "COS-GF",
    seed: 0x434F_534A,
    staff: 1600,
    growth: -4,
    women: 35,
    women_slope: 28,
    women_joiners: 3,
    women_promoted: 85,
    ranks: RANKS,
    roles: ROLES,
    divisions: DIVISIONS,
    contracts: CONTRACTS,
    stations: STATIONS,
    genders: [&["M", "m", "Mujer"], &["H", "h", "Hombre"], &["O"], &["", "NC"]],
    part_times: &[480, 600, 800],
    numbers: (700, 89_001),
    unknown_ranks: &["Eventual", "Alférez honorífico"],
    unknown_roles: &["Capellán", "Músico", "Asistencia técnica"],
    roles_closed: true,
    vacancies: 4,
    unreadable_births: 3,
    second_posts: 0,
    reorganisation: None,
};
