//! Figures that the agency published, against what its lists say.

use super::AgencyFacts;
use super::targets::population_words;
use crate::chart::columns::{column, people, text};
use crate::chart::numbers::{change, is_few, month, people as in_words, points, women_of};
use crate::domain::GenderCount;
use crate::measure::{Figure, Headline, Reproduction, headline};
use crate::pipeline::PublishedFigure;
use crate::table::{Column, ColumnKind, DataTable, Value};

/// A figure and what became of it.
pub(super) struct Compared<'a> {
    pub figure: &'a PublishedFigure,
    /// Whom it is about, by our list; `None` where that cannot be said.
    pub ours: Option<GenderCount>,
    /// How they compare, or why they cannot be.
    pub result: Result<Headline, &'static str>,
}

/// Every figure of the agency, in file order.
pub(super) fn compared<'a>(facts: &AgencyFacts<'a>) -> Vec<Compared<'a>> {
    let one = |(place, figure): (usize, &'a PublishedFigure)| {
        let ours = facts.release.published.get(&[place.to_string().as_str()]).map(|it| it.headcount);
        let result = match ours {
            None if figure.period > facts.release.period => Err("the month is later than this report"),
            None => Err("the month is not in the store"),
            Some(ours) => headline(figure.figure, figure.rounded_to, &ours).ok_or("nobody on the list belongs to it"),
        };
        Compared { figure, ours, result }
    };
    facts.agency.published.iter().enumerate().map(one).collect()
}

impl Compared<'_> {
    /// How it came out: `None` where it cannot be compared.
    pub fn reproduction(&self) -> Option<Reproduction> {
        self.result.as_ref().ok().map(|it| it.reproduction)
    }

    /// Result in words.
    pub fn words(&self) -> String {
        match &self.result {
            Ok(it) => it.reproduction.words().to_owned(),
            Err(why) => format!("cannot be compared: {why}"),
        }
    }

    /// What the figure counts, in words.
    pub fn what(&self) -> &'static str {
        match self.figure.figure {
            Figure::Women(_) => "women",
            Figure::Men(_) => "men",
            Figure::Staff(_) => "staff",
            Figure::Share(_) => "share of women",
        }
    }

    /// The figure as published, with its rounding.
    pub fn published(&self) -> String {
        let figure = match self.figure.figure {
            Figure::Women(people) | Figure::Men(people) | Figure::Staff(people) => in_words(people),
            Figure::Share(share) => format!("{share}\u{A0}%"),
        };
        match self.figure.rounded_to {
            1 => figure,
            base => format!("{figure} (rounded to {base})"),
        }
    }

    /// The same from our list, a share with its people.
    pub fn by_the_list(&self) -> Option<String> {
        let ours = self.ours?;
        Some(match self.figure.figure {
            Figure::Women(_) => in_words(ours.women),
            Figure::Men(_) => in_words(ours.men),
            Figure::Staff(_) => in_words(ours.total()),
            Figure::Share(_) if is_few(&ours) => women_of(&ours),
            Figure::Share(printed) => {
                let decimals = usize::from(printed.decimals().max(1));
                let percent = ours.share_of_women().map_or(0.0, crate::domain::Share::percent);
                format!("{percent:.decimals$}\u{A0}% ({})", women_of(&ours))
            }
        })
    }

    /// Ours less published, as `+6 people, +1.2 points`.
    pub fn difference(&self) -> Option<String> {
        let it = self.result.as_ref().ok()?;
        let few = self.ours.is_some_and(|ours| is_few(&ours));
        Some(match it.points.filter(|_| !few) {
            Some(by) => format!("{} women, {} points", change(it.people), points(by)),
            None => change(it.people),
        })
    }
}

/// How many came out how, in one sentence.
pub(super) fn summary(compared: &[Compared<'_>]) -> String {
    let count = |of: Option<Reproduction>| compared.iter().filter(|it| it.reproduction() == of).count();
    let figures = if compared.len() == 1 {
        "1 published figure".to_owned()
    } else {
        format!("{} published figures", compared.len())
    };
    format!(
        "{figures}: {} reproduced, {} explained by rounding, {} not reproduced, {} cannot be compared.",
        count(Some(Reproduction::Reproduced)),
        count(Some(Reproduction::ExplainedByRounding)),
        count(Some(Reproduction::NotReproduced)),
        count(None)
    )
}

/// Every figure, for the section on quality; `None` where the pipeline file names none.
pub(super) fn table(facts: &AgencyFacts<'_>) -> Option<DataTable> {
    let compared = compared(facts);
    let row = |it: &Compared<'_>| {
        let or_none = |words: Option<String>| words.map_or(Value::NotApplicable, |it| text(&it));
        let named = [&it.figure.name, &it.figure.source, &month(it.figure.period)].map(|it| text(it));
        let population = population_words(&it.figure.population);
        let figures = [text(&population), text(it.what()), text(&it.published()), or_none(it.by_the_list())];
        named.into_iter().chain(figures).chain([or_none(it.difference()), text(&it.words())]).collect()
    };
    let names = [
        ("figure", "Figure"),
        ("source", "Published in"),
        ("figure_period", "For"),
        ("population", "Of whom"),
        ("what", "What"),
        ("published", "Published"),
        ("by_the_list", "By the list"),
        ("difference", "List less published"),
        ("result", "Result"),
    ];
    (!compared.is_empty()).then(|| DataTable {
        id: "published-figures".to_owned(),
        title: "Published figures and whether the lists reproduce them".to_owned(),
        subtitle: "Figures named in the pipeline file, each against the list of its month".to_owned(),
        columns: names.map(|(name, header)| column(name, header, ColumnKind::Text)).to_vec(),
        rows: compared.iter().map(row).collect(),
        notes: vec![
            "Explained by rounding: counts that the stated rounding cannot tell from those of the list give the figure."
                .to_owned(),
        ],
    })
}

/// Columns of [`cells`].
pub(super) fn data_columns() -> Vec<Column> {
    vec![
        column("figure", "Figure", ColumnKind::Text),
        column("source", "Published in", ColumnKind::Text),
        column("figure_period", "Month that it is about", ColumnKind::Text),
        column("population", "Of whom", ColumnKind::Text),
        column("what", "What is counted", ColumnKind::Text),
        column("published_people", "Published people", ColumnKind::People),
        column("published_share", "Published share of women", ColumnKind::Share),
        column("rounded_to", "Rounded to", ColumnKind::People),
        column("women", "Women on the list", ColumnKind::People),
        column("men", "Men on the list", ColumnKind::People),
        column("another", "Another gender on the list", ColumnKind::People),
        column("not_stated", "Not stated on the list", ColumnKind::People),
        column("difference_people", "List less published, people", ColumnKind::People),
        column("difference_points", "List less published, points", ColumnKind::Points),
        column("result", "Result", ColumnKind::Text),
    ]
}

/// A figure as data.
pub(super) fn cells(it: &Compared<'_>) -> Vec<Value> {
    let named = [&it.figure.name, &it.figure.source, &it.figure.period.to_string()].map(|it| text(it));
    let (number, share) = match it.figure.figure {
        Figure::Women(count) | Figure::Men(count) | Figure::Staff(count) => (people(count), Value::NotApplicable),
        Figure::Share(share) => (Value::NotApplicable, Value::Number(share.percent() / 100.0)),
    };
    let genders = |ours: GenderCount| [ours.women, ours.men, ours.another, ours.not_stated].map(people);
    let ours = it.ours.map_or([const { Value::NotAvailable }; 4], genders);
    let few = it.ours.is_some_and(|ours| is_few(&ours));
    let [by_people, by_points] = match &it.result {
        Err(_) => [Value::NotApplicable, Value::NotApplicable],
        Ok(found) => [
            Value::People(found.people),
            found.points.map_or(Value::NotApplicable, |by| if few { Value::TooFew } else { Value::Number(by) }),
        ],
    };
    let what =
        [text(&population_words(&it.figure.population)), text(it.what()), number, share, people(it.figure.rounded_to)];
    named.into_iter().chain(what).chain(ours).chain([by_people, by_points, text(&it.words())]).collect()
}
