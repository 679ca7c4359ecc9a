//! Lines of text in a picture that belong together: a label or a title that was broken to fit.

use super::found::{Finds, Kind};
use super::numbers::Reading;

/// Lines further apart than this many times the size of the letters are texts of their own.
const LINE: f64 = 1.35;

/// Where a `<text>` stands.
#[derive(Clone, Debug, PartialEq)]
struct Stand {
    x: String,
    baseline: f64,
    size: f64,
    anchor: String,
}

/// Collects lines below each other until another text begins.
#[derive(Debug, Default)]
pub(super) struct Block {
    stand: Option<Stand>,
    words: String,
    place: String,
    is_inside: bool,
}

impl Block {
    /// Whether a `<text>` is open.
    pub(super) fn is_inside(&self) -> bool {
        self.is_inside
    }

    /// A `<text>` begins.
    pub(super) fn open(&mut self, attribute: impl Fn(&str) -> Option<String>, place: String, finds: &mut Finds) {
        let number = |name: &str| attribute(name).and_then(|it| it.parse().ok());
        let stand = number("y").map(|baseline| Stand {
            x: attribute("x").unwrap_or_default(),
            baseline,
            size: number("font-size").unwrap_or(0.0),
            anchor: attribute("text-anchor").unwrap_or_default(),
        });
        let goes_on = self.stand.as_ref().zip(stand.as_ref()).is_some_and(|(above, below)| follows(above, below));
        if goes_on {
            self.words.push(' ');
        } else {
            self.flush(finds);
            self.place = place;
        }
        self.stand = stand;
        self.is_inside = true;
    }

    pub(super) fn push(&mut self, words: &str) {
        self.words.push_str(words);
    }

    pub(super) fn close(&mut self) {
        self.is_inside = false;
    }

    /// Reads the numbers of what was collected.
    pub(super) fn flush(&mut self, finds: &mut Finds) {
        let (words, place) = (std::mem::take(&mut self.words), std::mem::take(&mut self.place));
        finds.read(Kind::Text, Reading::Prose, &words, || place);
        self.stand = None;
    }
}

fn follows(above: &Stand, below: &Stand) -> bool {
    let apart = below.baseline - above.baseline;
    let is_same = above.x == below.x && above.anchor == below.anchor && (above.size - below.size).abs() < 1e-9;
    is_same && apart > 0.0 && apart <= above.size * LINE
}
