//! Shapes and texts of a picture, in drawing order, with the group they are in.

use super::super::markup::{Language, Token, Tokens};
use super::super::numbers::{Reading, numbers};

/// Groups whose shapes are no marks of data; the cells of a heat map say something by their colour only.
const FURNITURE: [&str; 6] = ["axis", "months", "years", "events", "connectors", "cells"];

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Bar { left: f64, top: f64, right: f64, bottom: f64 },
    Dot { centre: (f64, f64) },
    Line { corners: Vec<(f64, f64)> },
}

/// A text: where it stands, how large, and its words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub x: f64,
    pub baseline: f64,
    pub size: f64,
    pub text: String,
}

impl Words {
    /// The one number of the text; its percent sign is left out. `None` of other texts.
    pub(super) fn number(&self) -> Option<f64> {
        let all = numbers(self.text.trim(), Reading::Prose);
        let [only] = all.as_slice() else { return None };
        // A sign `+` is no part of a number.
        let rest = [self.text.trim().get(..only.range.start)?, self.text.trim().get(only.range.end..)?];
        let is_alone = rest.iter().all(|it| it.chars().all(|c| matches!(c, '+') || c.is_whitespace()));
        only.value.filter(|_| is_alone)?.to_string().parse().ok()
    }
}

/// The shapes of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Group {
    pub class: String,
    pub shapes: Vec<Shape>,
    pub words: Vec<Words>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picture {
    pub groups: Vec<Group>,
}

impl Picture {
    pub(super) fn read(svg: &str) -> Result<Self, String> {
        let mut picture = Self { groups: vec![Group::default()] };
        // Index of the group of each open `<g>`, and whether its content only defines something.
        let (mut open, mut hidden) = (vec![0], 0usize);
        let mut text: Option<Words> = None;
        for token in Tokens::new(svg, Language::Xml) {
            match token? {
                Token::Open { name: "g", attributes, closed: false } => {
                    let class = attributes.iter().find(|(name, _)| *name == "class").map(|(_, it)| it.to_string());
                    picture.groups.push(Group { class: class.unwrap_or_default(), ..Group::default() });
                    open.push(picture.groups.len() - 1);
                }
                Token::Open { name: "defs", closed: false, .. } => hidden += 1,
                Token::Close("defs") => hidden = hidden.saturating_sub(1),
                Token::Close("g") => drop(open.pop()),
                Token::Close("text") => picture.group(&open).words.extend(text.take()),
                Token::Open { name, attributes, .. } if hidden == 0 => {
                    let value = |wanted: &str| {
                        let found = attributes.iter().find(|(name, _)| *name == wanted);
                        found.map(|(_, value)| value.as_ref())
                    };
                    let number = |wanted: &str| value(wanted).and_then(|it| it.parse::<f64>().ok()).unwrap_or(0.0);
                    if name == "text" {
                        let (x, baseline, size) = (number("x"), number("y"), number("font-size"));
                        text = Some(Words { x, baseline, size, text: String::new() });
                    }
                    picture.group(&open).shapes.extend(shape(name, value("points"), number));
                }
                Token::Text(words) => text.iter_mut().for_each(|it| it.text.push_str(&words)),
                _ => {}
            }
        }
        Ok(picture)
    }

    fn group(&mut self, open: &[usize]) -> &mut Group {
        let at = open.last().copied().unwrap_or(0).min(self.groups.len() - 1);
        // There always is the group of what is in none.
        #[expect(clippy::indexing_slicing, reason = "at most the last of a list that is not empty")]
        &mut self.groups[at]
    }

    /// Groups of shapes that stand for data. What is in no group is the frame.
    pub(super) fn of_data(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().skip(1).filter(|group| !FURNITURE.contains(&group.class.as_str()))
    }

    /// Shapes that stand for data, with the class of their group.
    pub(super) fn marks(&self) -> impl Iterator<Item = (&str, &Shape)> {
        self.of_data().flat_map(|group| group.shapes.iter().map(|shape| (group.class.as_str(), shape)))
    }
}

fn shape(name: &str, points: Option<&str>, number: impl Fn(&str) -> f64) -> Option<Shape> {
    match name {
        "rect" => {
            let (left, top) = (number("x"), number("y"));
            Some(Shape::Bar { left, top, right: left + number("width"), bottom: top + number("height") })
        }
        "circle" => Some(Shape::Dot { centre: (number("cx"), number("cy")) }),
        "line" => Some(Shape::Line { corners: vec![(number("x1"), number("y1")), (number("x2"), number("y2"))] }),
        "polyline" | "polygon" => Some(Shape::Line { corners: corners(points.unwrap_or_default()) }),
        _ => None,
    }
}

fn corners(points: &str) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> =
        points.split([' ', ',', '\n']).filter(|it| !it.is_empty()).filter_map(|it| it.parse().ok()).collect();
    numbers.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
}
