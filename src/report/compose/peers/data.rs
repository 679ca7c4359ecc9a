//! The comparison in long form, for other tools. Every row begins with agency and period, the month compared.

use super::courses::movement;
use super::definitions::short;
use super::shown::{index, number, pace, share_cells, share_columns, words};
use super::{details, pairs, precision, subtitle};
use crate::benchmark::crosswalk::RankMatched;
use crate::benchmark::definitions::Judged;
use crate::benchmark::funnel_of::{FunnelAgency, FunnelGroup};
use crate::benchmark::like_with_like::Pair;
use crate::benchmark::trajectories::Trajectory;
use crate::benchmark::{AgencyCompared, Comparison};
use crate::chart::columns::text;
use crate::report::Dataset;
use crate::table::{Column, DataTable, Value};

pub(super) fn datasets(comparison: &Comparison) -> Vec<Dataset> {
    let all = [
        agencies(comparison),
        verdicts(comparison),
        trajectories(comparison),
        breakdowns(comparison),
        segregation(comparison),
        crosswalk(comparison),
        pairs(comparison),
        sorting(comparison),
    ];
    all.into_iter().filter(|it| !it.table.rows.is_empty()).collect()
}

fn dataset(
    comparison: &Comparison,
    (id, description): (&str, &str),
    columns: impl IntoIterator<Item = Column>,
    rows: Vec<Vec<Value>>,
) -> Dataset {
    let keys = [words("agency", "Agency"), words("period", "Month compared")];
    let table = DataTable {
        id: id.to_owned(),
        title: description.to_owned(),
        subtitle: subtitle(comparison, description),
        columns: keys.into_iter().chain(columns).collect(),
        rows,
        notes: Vec::new(),
    };
    Dataset { description: description.to_owned(), table }
}

fn keys(comparison: &Comparison, agency: &str) -> [Value; 2] {
    [text(agency), text(&comparison.period.to_string())]
}

fn agencies(comparison: &Comparison) -> Dataset {
    let row = |it: &AgencyCompared| {
        let course = comparison.trajectories.iter().find(|course| course.agency == it.id);
        let slope = course.and_then(|it| it.slope);
        let interval = slope.and_then(|it| it.interval);
        let end = [
            number(slope.map(|it| it.points_a_year)),
            number(interval.map(|it| it.0)),
            number(interval.map(|it| it.1)),
            course.map_or(Value::NotApplicable, |it| text(movement(it.moving))),
        ];
        let funnels =
            [FunnelGroup::All, FunnelGroup::Managers].map(|group| funnel_cells(in_funnel(comparison, group, it)));
        let cells = [text(&it.name)].into_iter().chain(share_cells(it.share.as_ref()));
        keys(comparison, &it.id).into_iter().chain(cells).chain(funnels.into_iter().flatten()).chain(end).collect()
    };
    let funnels = ["all_staff", "managers"].into_iter().flat_map(|group| {
        let of = group.replace('_', " ");
        [
            index(&format!("funnel_z_{group}"), &format!("z with usual differences, {of}")),
            words(&format!("funnel_standing_{group}"), &format!("Where it stands, {of}")),
        ]
    });
    let end = [
        pace("points_a_year", "Points a year"),
        pace("slope_low", "95 % interval, from"),
        pace("slope_high", "to"),
        words("movement", "Movement"),
    ];
    let columns = [words("name", "Name")].into_iter().chain(share_columns(precision(comparison)));
    let columns = columns.chain(funnels).chain(end);
    dataset(comparison, ("agencies", "Agencies compared"), columns, comparison.agencies.iter().map(row).collect())
}

fn in_funnel<'a>(comparison: &'a Comparison, group: FunnelGroup, it: &AgencyCompared) -> Option<&'a FunnelAgency> {
    let (_, funnel) = comparison.funnels.iter().find(|(other, _)| *other == group)?;
    funnel.as_ref().ok()?.agencies.iter().find(|other| other.agency == it.id)
}

fn funnel_cells(it: Option<&FunnelAgency>) -> [Value; 2] {
    let standing = it.map_or(Value::NotApplicable, |it| text(super::apart::standing(it)));
    [number(it.map(|it| it.z)), standing]
}

fn verdicts(comparison: &Comparison) -> Dataset {
    let row = |agency: &AgencyCompared, it: &Judged| {
        let cells = [
            text(&it.group.to_string()),
            text(it.id),
            text(&it.definition),
            it.measured.as_deref().map_or(Value::NotAvailable, text),
            text(&it.verdict.to_string()),
            if short(it).is_empty() { Value::NotApplicable } else { text(short(it)) },
            text(it.source),
        ];
        keys(comparison, &agency.id).into_iter().chain(cells).collect::<Vec<_>>()
    };
    let rows = comparison.agencies.iter().flat_map(|agency| agency.judged.iter().map(move |it| row(agency, it)));
    let columns = [
        ("group", "Of whom"),
        ("definition_id", "Definition, in short"),
        ("definition", "Definition"),
        ("measured", "Measured"),
        ("verdict", "Verdict"),
        ("under_represented", "Under-represented"),
        ("source", "Source"),
    ];
    let columns = columns.map(|(name, header)| words(name, header));
    dataset(comparison, ("verdicts", "What each definition says of each agency"), columns, rows.collect())
}

/// Months stand in a column of their own: as partitions they would be a file each.
fn trajectories(comparison: &Comparison) -> Dataset {
    let of = |it: &Trajectory| {
        let row = |(month, shown): &(crate::domain::Period, Option<_>)| {
            let cells = [text(&month.to_string())].into_iter().chain(share_cells(shown.as_ref()));
            keys(comparison, &it.agency).into_iter().chain(cells).collect::<Vec<_>>()
        };
        it.months.iter().map(row).collect::<Vec<_>>()
    };
    let columns = [words("month", "Month")].into_iter().chain(share_columns(precision(comparison)));
    let rows = comparison.trajectories.iter().flat_map(of).collect();
    dataset(comparison, ("trajectories", "Share of women of all staff, month by month"), columns, rows)
}

fn breakdowns(comparison: &Comparison) -> Dataset {
    let rows = details::of_agencies(comparison).flat_map(|(agency, it)| {
        let row =
            move |group| keys(comparison, &agency.id).into_iter().chain(details::group_cells(it, group)).collect();
        it.groups.iter().map(row).collect::<Vec<Vec<Value>>>()
    });
    let columns = details::group_columns(comparison);
    dataset(comparison, ("breakdowns", "Women by group of each breakdown of each agency"), columns, rows.collect())
}

fn segregation(comparison: &Comparison) -> Dataset {
    let of = details::of_agencies(comparison).filter(|(_, it)| it.segregation.is_some());
    let rows =
        of.map(|(agency, it)| keys(comparison, &agency.id).into_iter().chain(details::index_cells(it)).collect());
    let what = ("segregation", "Segregation of women and men in each agency, by breakdown");
    dataset(comparison, what, details::index_columns(), rows.collect())
}

fn crosswalk(comparison: &Comparison) -> Dataset {
    let row = |it: &RankMatched| {
        keys(comparison, &it.agency).into_iter().chain(details::match_cells(comparison, it)).collect::<Vec<_>>()
    };
    let rows = comparison.crosswalk.iter().map(row).collect();
    let what = ("crosswalk", "Which rank counts as what in the common ladder");
    dataset(comparison, what, details::match_columns(comparison), rows)
}

/// The first agency of a pair is the key, the second stands beside it.
fn pair_keys(comparison: &Comparison, it: &Pair) -> impl Iterator<Item = Value> + use<> {
    let [first, second, structure] = pairs::head(it);
    [first, text(&comparison.period.to_string()), second, structure].into_iter()
}

fn pair_columns() -> [Column; 2] {
    [words("second", "Second agency"), words("structure", "Structure")]
}

fn pairs(comparison: &Comparison) -> Dataset {
    let row = |it: &Pair| pair_keys(comparison, it).chain(pairs::point_cells(comparison, it)).collect::<Vec<_>>();
    let columns = pair_columns().into_iter().chain(pairs::point_columns(comparison));
    let what = ("pairs", "Differences of shares of women, two by two, split into structure and what remains");
    dataset(comparison, what, columns, comparison.pairs.iter().map(row).collect())
}

fn sorting(comparison: &Comparison) -> Dataset {
    let rows = comparison.pairs.iter().flat_map(|pair| {
        let row = move |it| pair_keys(comparison, pair).chain(pairs::sorting_cells(it)).collect();
        pair.sorting.iter().map(row).collect::<Vec<Vec<Value>>>()
    });
    let columns = pair_columns().into_iter().chain(pairs::sorting_columns());
    let what = ("sorting", "Differences of segregation (M and H), two by two, in parts");
    dataset(comparison, what, columns, rows.collect())
}
