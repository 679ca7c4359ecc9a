//! What is said in every report needs no count behind it, and a number of people always does.

use rstest::rstest;

use super::made::{page, read};
use crate::report::readback::Allowed;
use crate::report::readback::released::Released;
use crate::report::readback::said::not_published;

/// 10 women of 30: 33 %, 17 points below one half.
fn published() -> Released {
    let mut allowed = Allowed::of_base(1);
    allowed.count(10).unwrap().count(30).unwrap().share(10, 30).unwrap();
    Released { allowed, points: [-17, 4].into() }
}

#[rstest]
#[case("<p>25 women are here.</p>", &["25"])]
#[case("<p>No share stands on fewer than 25.</p>", &[])]
#[case("<p>Definitions: 40 % and 47 % to 53 %</p>", &[])]
#[case("<p>The target is met in about 35 of 100 futures.</p>", &[])]
#[case("<p>About 45 of 100 people hired would have to be women.</p>", &[])]
#[case("<p>About 37 % are women (80 of 100 futures: 31 % to 44 %).</p>", &[])]
#[case("<p>UN parity band (47 to 53 % women), at least 40 % of each</p>", &[])]
#[case("<p>There are 100 people.</p>", &["100"])]
#[case("<table><tr><td>−17</td><td>+4</td><td>4</td><td>17</td></tr></table>", &["4", "17"])]
#[case("<p>37 % are women.</p>", &["37 %"])]
#[case("<p>There are 3 women here.</p>", &["3"])]
#[case("<p>There are 3 of 10 here.</p>", &["3"])]
#[case("<p>There are 3&#160;of&#160;10 here.</p>", &["3"])]
#[case("<p>5 of 12 groups of 30 people or more</p>", &["12"])]
#[case("<p>5 of 12 cells of 25 people or more</p>", &["12", "25"])]
#[case("<table><tr><td>3</td><td>40 %</td><td>10</td><td>33 %</td></tr></table>", &["3", "40 %"])]
fn in_a_page(#[case] words: &str, #[case] expected: &[&str]) {
    let found = read("index.html", &page(words)).unwrap();
    let left: Vec<&str> = not_published(&found, &published()).into_iter().map(|it| it.text.as_str()).collect();
    assert_eq!(left, expected);
}

#[rstest]
#[case("<text>0</text><text>20</text><text>40</text>", &[])]
#[case("<text>0 %</text><text>45 %</text>", &[])]
#[case("<text>37</text><text>37 %</text><text>3</text>", &["37", "37 %", "3"])]
fn on_an_axis(#[case] texts: &str, #[case] expected: &[&str]) {
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{texts}</svg>");
    let found = read("charts/a.svg", svg.as_bytes()).unwrap();
    let left: Vec<&str> = not_published(&found, &published()).into_iter().map(|it| it.text.as_str()).collect();
    assert_eq!(left, expected);
}
