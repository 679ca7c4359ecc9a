//! Long labels: broken into lines, never cut.

use super::font::{LINE, Ruler};

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub size: f64,
    pub bold: bool,
}

impl Setting {
    /// Height of this many lines.
    pub(super) fn height(self, lines: usize) -> f64 {
        lines as f64 * self.size * LINE
    }
}

/// The text in lines of at most `width` pixels, as even as their number allows. Words longer than a line are broken.
pub(super) fn wrap(ruler: &Ruler, text: &str, setting: Setting, width: f64) -> Vec<String> {
    let lines = greedy(ruler, text, setting, width);
    if lines.len() < 2 {
        return lines;
    }
    let longest_word = text.split(' ').map(|word| ruler.width(word, setting.size, setting.bold)).fold(0.0, f64::max);
    (10..20)
        .map(|part| width * f64::from(part) / 20.0)
        .filter(|&narrower| narrower >= longest_word)
        .map(|narrower| greedy(ruler, text, setting, narrower))
        .find(|even| even.len() == lines.len())
        .unwrap_or(lines)
}

fn greedy(ruler: &Ruler, text: &str, setting: Setting, width: f64) -> Vec<String> {
    let fits = |line: &str| ruler.width(line, setting.size, setting.bold) <= width;
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        for (index, piece) in pieces(word, &fits).into_iter().enumerate() {
            let last = lines.last().map_or("", String::as_str);
            let joined = if last.is_empty() { piece.clone() } else { format!("{last} {piece}") };
            match lines.last_mut() {
                Some(last) if last.is_empty() || (index == 0 && fits(&joined)) => *last = joined,
                _ => lines.push(piece),
            }
        }
    }
    lines
}

/// A word in pieces that fit: after a hyphen or slash where there is one, anywhere where there is none.
fn pieces(word: &str, fits: &impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while !fits(rest) {
        let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        let fitting = ends.iter().take_while(|&&end| fits(&rest[..end])).count().max(1);
        let soft = ends[..fitting].iter().rev().find(|&&end| rest[..end].ends_with(['-', '/', '_', '.']));
        let Some(&end) = soft.or_else(|| ends.get(fitting - 1)).filter(|&&end| end < rest.len()) else { break };
        pieces.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    pieces.push(rest.to_owned());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Setting = Setting { size: 13.0, bold: false };

    #[test]
    fn no_line_is_wider_than_asked_and_nothing_is_lost() {
        let ruler = Ruler::default();
        for text in ["Senior Principal Immigration Officer", "Donaudampfschifffahrtsgesellschaft", "", "a/b-c"] {
            for width in [20.0, 90.0, 400.0] {
                let lines = wrap(&ruler, text, BODY, width);
                assert!(lines.iter().all(|line| ruler.width(line, 13.0, false) <= width), "{lines:?}");
                assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            }
        }
    }

    #[test]
    fn lines_are_even_rather_than_full() {
        let lines = wrap(&Ruler::default(), "Regional coordination office North", BODY, 220.0);
        assert_eq!(lines, ["Regional coordination", "office North"]);
    }
}
