//! What joiners, leavers and promotions did: accounts, rates, and the change of the share split among them.

use super::AgencyFacts;
use super::breakdown::{capitalised, is_remainder};
use super::headline::joined;
use crate::chart::columns::{column, people, share, text};
use crate::chart::numbers::month;
use crate::cube::{Account, Dimension, Key, Span};
use crate::disclosure::Release;
use crate::domain::{Gender, GenderCount, Headcount, Period};
use crate::measure::{CORRECTIONS, Component, Decomposition, SMALL_GROUP, decompose};
use crate::table::{Column, ColumnKind, DataTable, Value};

/// What happened to a group between two dates.
pub(super) struct Seen {
    pub group: String,
    pub from: Period,
    pub is_year: bool,
    pub is_everybody: bool,
    pub account: Account,
    pub decomposition: Decomposition,
}

/// What happened since the last list and in the last twelve months, to everybody and to the senior bands.
pub(super) fn seen(facts: &AgencyFacts<'_>) -> Vec<Seen> {
    let spans = [(facts.release.month.as_ref(), false), (facts.release.year.as_ref(), true)];
    let senior = facts.senior_bands();
    let mut seen = Vec::new();
    for (span, is_year) in spans.into_iter().filter_map(|(span, is_year)| Some((span?, is_year))) {
        let all = span.accounts.get(&[][..]).and_then(Release::total).copied();
        let all = all.map(|account| ("All staff".to_owned(), account, true));
        let top = (!senior.is_empty()).then(|| (capitalised(&joined(&senior)), of_bands(span, &senior), false));
        for (group, account, is_everybody) in all.into_iter().chain(top) {
            let Some(decomposition) = decompose(&account.opening, &account.closing, &components(&account)) else {
                continue;
            };
            seen.push(Seen { group, from: span.from, is_year, is_everybody, account, decomposition });
        }
    }
    seen
}

/// The account of several bands as one group: who was promoted from one of them to another is in both and cancels out.
fn of_bands(span: &Span<Release<Account>>, bands: &[&str]) -> Account {
    let release = span.accounts.get(&[Dimension::Band][..]);
    let of = |band: &&str| release.and_then(|it| it.get(&[band])).copied().unwrap_or_default();
    bands.iter().map(of).fold(Account::default(), |mut sum, it| {
        let (opening, closing) = (sum.opening + it.opening, sum.closing + it.closing);
        sum += it;
        Account { opening, closing, ..sum }
    })
}

/// What came and went, in the order of the bridge; what nobody did is left out.
fn components(account: &Account) -> Vec<Component> {
    let net = |name: &str, came: &GenderCount, went: &GenderCount| {
        let (came, went) = (Component::came(name, came), Component::went(name, went));
        Component::new(name, came.women + went.women, came.men + went.men)
    };
    let nobody = GenderCount::default();
    let all = [
        net("joiners", &account.joiners, &nobody),
        net("promotions", &account.promoted_in, &account.promoted_out),
        net("demotions", &account.demoted_in, &account.demoted_out),
        net("moves", &account.moved_in, &account.moved_out),
        net("leavers", &nobody, &account.leavers),
        net("absences", &account.returns, &account.absences),
        net(CORRECTIONS, &account.corrected_to, &account.corrected_from),
    ];
    all.into_iter().filter(|it| it.women != 0 || it.men != 0).collect()
}

/// The change of the share, part by part.
pub(super) fn decompositions(facts: &AgencyFacts<'_>, seen: &[Seen]) -> DataTable {
    let mut rows = Vec::new();
    for it in seen {
        let few = it.account.opening.base() < SMALL_GROUP || it.account.closing.base() < SMALL_GROUP;
        let points = |points: Option<f64>| match points {
            _ if few => Value::TooFew,
            Some(points) => Value::Number(points),
            None => Value::NotApplicable,
        };
        let mut row = |part: String, women: i64, men: i64, change: Option<f64>| {
            let keys = [text(&it.group), text(&month(it.from)), text(&part)];
            let numbers = [Value::People(women), Value::People(men), points(change)];
            rows.push(keys.into_iter().chain(numbers).collect());
        };
        for part in &it.decomposition.parts {
            row(capitalised(&part.name), part.women, part.men, part.points);
        }
        row("All together".to_owned(), it.decomposition.women, it.decomposition.men, it.decomposition.points);
    }
    DataTable {
        id: "change-of-share".to_owned(),
        title: "What changed the share of women".to_owned(),
        subtitle: format!("Up to {}; the parts sum to the change exactly", facts.month()),
        columns: vec![
            column("group", "Group", ColumnKind::Text),
            column("since", "Since", ColumnKind::Text),
            column("part", "Through", ColumnKind::Text),
            column("women", "Women", ColumnKind::People),
            column("men", "Men", ColumnKind::People),
            column("points", "Share of women, points", ColumnKind::Points),
        ],
        rows,
        notes: vec![
            "Each part is its effect averaged over every order in which the parts could have come (Shapley value)."
                .to_owned(),
            "Absences: who came back less who went, both within the grace. Corrections: records whose gender was recorded anew."
                .to_owned(),
        ],
    }
}

/// Who joined, was promoted and left, as shares of those who could have been.
pub(super) fn rates(facts: &AgencyFacts<'_>) -> Option<DataTable> {
    let (account, when) = facts.longest_account()?;
    let rate = |part: Headcount, whole: Headcount| match crate::domain::Share::of(part, whole) {
        _ if whole < SMALL_GROUP => Value::TooFew,
        Some(share) => Value::Number(share.fraction()),
        // More moves than people at the start: several in one year.
        None => Value::NotApplicable,
    };
    let opening = account.opening;
    let row = |what: &str, count: &GenderCount, has_rate: bool| {
        let rate = |gender| if has_rate { rate(count.of(gender), opening.of(gender)) } else { Value::NotApplicable };
        let (women, men) = (rate(Gender::Woman), rate(Gender::Man));
        vec![text(what), people(count.women), people(count.men), share(count), women, men]
    };
    Some(DataTable {
        id: "rates".to_owned(),
        title: "Who joined, was promoted and left".to_owned(),
        subtitle: format!("All staff, {when}; rates are of the women and men at the start"),
        columns: vec![
            column("movement", "Movement", ColumnKind::Text),
            column("women", "Women", ColumnKind::People),
            column("men", "Men", ColumnKind::People),
            column("share_of_women", "Women, %", ColumnKind::Share),
            column("rate_of_women", "Of all women, %", ColumnKind::Share),
            column("rate_of_men", "Of all men, %", ColumnKind::Share),
        ],
        rows: vec![
            row("Staff at the start", &opening, false),
            row("Joined", &account.joiners, false),
            row("Promoted", &account.promotions, true),
            row("Demoted", &account.demotions, true),
            row("Changed unit", &account.unit_changes, true),
            row("Left", &account.leavers, true),
        ],
        notes: vec!["Events are counted: somebody promoted twice counts twice.".to_owned()],
    })
}

/// The accounts of ranks for the month and of bands for the year.
pub(super) fn accounts(facts: &AgencyFacts<'_>) -> Vec<DataTable> {
    let month_of =
        facts.release.month.as_ref().map(|span| account_table(facts, span, Dimension::Rank, "account-of-ranks"));
    let year = facts.release.year.as_ref().map(|span| account_table(facts, span, Dimension::Band, "account-of-bands"));
    month_of.into_iter().chain(year).flatten().collect()
}

fn account_table(
    facts: &AgencyFacts<'_>,
    span: &Span<Release<Account>>,
    dimension: Dimension,
    id: &str,
) -> Option<DataTable> {
    let release = span.accounts.get(&[dimension][..])?;
    let mut cells: Vec<(&Key, &Account)> = release.cells().collect();
    cells.sort_by_key(|(key, _)| (is_remainder(key.first()), place(facts, dimension, key.first())));
    let word = dimension.word();
    Some(DataTable {
        id: id.to_owned(),
        title: format!("Account of each {word}: from {} to {}", month(span.from), facts.month()),
        subtitle: "Women and men; start + joined + promoted in − promoted out + other moves − left = end".to_owned(),
        columns: account_columns(word),
        rows: cells.iter().map(|(key, account)| account_row(key.first(), account)).collect(),
        notes: vec![
            "Joined: joiners and returns. Left: leavers and absences. Other moves: moves and demotions in less those out, and \
             corrections."
                .to_owned(),
        ],
    })
}

fn place(facts: &AgencyFacts<'_>, dimension: Dimension, name: &str) -> usize {
    let place = match dimension {
        Dimension::Band => facts.pipeline.bands.iter().rev().position(|it| it.name == name),
        _ => facts.agency.ladder.ranks().iter().rev().position(|it| it.name.as_str() == name),
    };
    place.unwrap_or(usize::MAX)
}

fn account_columns(word: &str) -> Vec<Column> {
    let parts = [
        ("opening", "start"),
        ("joined", "joined"),
        ("promoted_in", "promoted in"),
        ("promoted_out", "promoted out"),
        ("other_moves", "other moves"),
        ("left", "left"),
        ("closing", "end"),
    ];
    let pair = |(name, header): (&str, &str)| {
        ["women", "men"]
            .map(|who| column(&format!("{name}_{who}"), &format!("{}: {header}", capitalised(who)), ColumnKind::People))
    };
    [column(word, &capitalised(word), ColumnKind::Text)].into_iter().chain(parts.into_iter().flat_map(pair)).collect()
}

fn account_row(name: &str, account: &Account) -> Vec<Value> {
    let signed = |it: Headcount| i64::try_from(it).unwrap_or(i64::MAX);
    let other = |gender: Gender| {
        let came = account.moved_in.of(gender) + account.demoted_in.of(gender) + account.corrected_to.of(gender);
        let went = account.moved_out.of(gender) + account.demoted_out.of(gender) + account.corrected_from.of(gender);
        Value::People(signed(came) - signed(went))
    };
    let both = |count: &GenderCount| [people(count.women), people(count.men)];
    let cells = [
        both(&account.opening),
        both(&(account.joiners + account.returns)),
        both(&account.promoted_in),
        both(&account.promoted_out),
        [other(Gender::Woman), other(Gender::Man)],
        both(&(account.leavers + account.absences)),
        both(&account.closing),
    ];
    [text(name)].into_iter().chain(cells.into_iter().flatten()).collect()
}
