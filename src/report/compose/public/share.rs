//! Shares of protected counts (rule R5): whole per cent, with the band that protection leaves, and only where enough people
//! carry them.

use crate::disclosure::package::{Protected, share_band, share_percent};
use crate::domain::{FEWEST_FOR_COURSE, GenderCount};
use crate::measure::Definition;
use crate::table::Value;

/// How far a true count may be from what is published.
#[derive(Clone, Copy)]
pub(super) struct Grain {
    /// At most this many people.
    pub most: u64,
}

/// What a target is called under rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PublicVerdict {
    Met,
    NotMet,
    /// It depends on what was rounded.
    TooClose,
    TooFew,
    /// Its counts are withheld.
    Withheld,
}

impl PublicVerdict {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not met",
            Self::TooClose => "too close to say",
            Self::TooFew => "too few people to say",
            Self::Withheld => "withheld to protect individuals",
        }
    }
}

impl Grain {
    pub(super) fn of(protection: &Protected) -> Self {
        Self { most: protection.most_off() }
    }

    /// The share of women, in whole per cent; `None` where too few people carry it.
    pub(super) fn percent(count: &GenderCount) -> Option<u64> {
        share_percent(count)
    }

    /// The least and the greatest share that the true counts can have, in whole per cent, outwards.
    pub(super) fn band(self, count: &GenderCount) -> Option<(u64, u64)> {
        share_band(count, self.most)
    }

    /// As `31 %`, or a mark.
    pub(super) fn words(count: &GenderCount) -> Option<String> {
        Self::percent(count).map(|percent| format!("{percent}\u{A0}%"))
    }

    /// As `31 % (150 of 480)`; people alone where too few carry a share.
    pub(super) fn share_and_people(count: &GenderCount) -> String {
        let people = crate::chart::numbers::women_of(count);
        match Self::words(count) {
            Some(percent) => format!("{percent} ({people})"),
            None => people,
        }
    }

    /// Cells of a table: the share and its band.
    pub(super) fn cells(self, count: Option<&GenderCount>) -> [Value; 3] {
        let Some(count) = count else { return [Value::Withheld, Value::Withheld, Value::Withheld] };
        let percent = |it: u64| Value::Number(it as f64 / 100.0);
        match (Self::percent(count), self.band(count)) {
            (Some(share), Some((low, high))) => [share, low, high].map(percent),
            _ if count.base() == 0 => [Value::NotApplicable, Value::NotApplicable, Value::NotApplicable],
            _ => [Value::TooFew, Value::TooFew, Value::TooFew],
        }
    }

    /// What a definition says, whatever the true counts are.
    pub(super) fn verdict(self, definition: &Definition, count: Option<&GenderCount>) -> PublicVerdict {
        let Some(count) = count else { return PublicVerdict::Withheld };
        if count.base() < FEWEST_FOR_COURSE {
            return PublicVerdict::TooFew;
        }
        let around = |it: u64| it.saturating_sub(self.most)..=it + self.most;
        let possible =
            around(count.women).flat_map(|women| around(count.men).map(move |men| GenderCount::known(women, men)));
        let (mut met, mut not_met) = (false, false);
        for count in possible {
            if definition.is_met(&count) == Some(true) { met = true } else { not_met = true }
        }
        match (met, not_met) {
            (true, false) => PublicVerdict::Met,
            (false, _) => PublicVerdict::NotMet,
            (true, true) => PublicVerdict::TooClose,
        }
    }
}
