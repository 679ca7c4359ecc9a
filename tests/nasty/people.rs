//! Forty-eight invented people, and lists of them.

/// Women and men among them; one more has no gender stated.
pub const WOMEN: i64 = 16;
pub const MEN: i64 = 31;

/// Somebody on a list.
pub struct Person {
    /// Place on the list, from 1.
    pub place: usize,
    /// `Some(true)` for a woman, `None` where not stated.
    pub woman: Option<bool>,
    /// Year, month and day.
    pub birth: (u16, u8, u8),
    /// Year, month and day.
    pub entry: (u16, u8, u8),
    /// Place of the rank, from 0.
    pub rank: usize,
    /// Place of the unit, from 0.
    pub unit: usize,
    /// Hundredths of a post.
    pub percent: u32,
}

impl Person {
    /// One of three texts: woman, man, not stated.
    pub fn gender<'a>(&self, texts: [&'a str; 3]) -> &'a str {
        match self.woman {
            Some(true) => texts[0],
            Some(false) => texts[1],
            None => texts[2],
        }
    }

    /// A staff number of five digits, the first ones zeros.
    pub fn number(&self) -> String {
        format!("{:05}", 107 + self.place * 7)
    }

    /// A name that must never be seen outside the list.
    pub fn name(&self) -> String {
        let names = ["Zyxwall", "Qwertton", "Plomberg", "Vexley", "Hroarson"];
        format!("{} {}", names[self.place % names.len()].to_uppercase(), ["Asdis", "Bodil", "Cnut"][self.place % 3])
    }
}

/// The forty-eight, as many in each of four ranks as a ladder has.
pub fn people() -> Vec<Person> {
    let person = |place: usize| {
        let rank = match place % 12 {
            0..=5 => 0,
            6..=8 => 1,
            9 | 10 => 2,
            _ => 3,
        };
        let day = |span: usize| u8::try_from(place * 7 % span + 1).unwrap_or(1);
        let year = |base: u16, step: usize| base + u16::try_from(place * step % 12).unwrap_or(0);
        Person {
            place,
            woman: (place != 48).then_some(place % 3 == 1),
            birth: (year(1972, 5), day(12), day(28)),
            entry: (year(2006, 7), day(11), day(27)),
            rank,
            unit: place % 4,
            percent: [100, 100, 50, 80][place % 4],
        }
    };
    (1..=48).map(person).collect()
}

/// A text file: a header and a row a person.
pub fn text(header: &[&str], delimiter: &str, row: impl Fn(&Person) -> Vec<String>) -> String {
    let mut text = header.join(delimiter) + "\n";
    for person in people() {
        text += &row(&person).join(delimiter);
        text.push('\n');
    }
    text
}

/// A date as a pattern such as `D.M.Y` has it.
pub fn date((year, month, day): (u16, u8, u8), pattern: &str) -> String {
    pattern.replace('D', &format!("{day:02}")).replace('M', &format!("{month:02}")).replace('Y', &year.to_string())
}

/// Texts owned.
pub fn row<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).into()
}
