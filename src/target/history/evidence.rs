//! What a history shows of the rates: events and the person-months in which they could happen.

use super::of_bands::together;
use super::{History, Pair, Standing};
use crate::cube::Account;
use crate::domain::{GenderCount, Period};
use crate::target::rates::{BandEvidence, Evidence, YearSeen};

impl History {
    /// The pairs that rates are learned from: the last `window` months of those that count, up to `until`.
    #[must_use]
    pub fn used(&self, window: u32, until: Period) -> Vec<&Pair> {
        let mut months = 0;
        let newest_first = self.pairs.iter().rev().filter(|it| it.standing == Standing::Used && it.to <= until);
        let mut used: Vec<&Pair> = newest_first
            .take_while(|it| {
                months += it.months();
                months <= window
            })
            .collect();
        used.reverse();
        used
    }

    /// Events and exposure of the last `window` months that count, up to `until`.
    #[must_use]
    pub fn evidence(&self, window: u32, until: Period) -> Evidence {
        self.evidence_of(&self.used(window, until))
    }

    /// Events and exposure of these pairs.
    #[must_use]
    pub fn evidence_of(&self, used: &[&Pair]) -> Evidence {
        let band = |band: usize| {
            let mut sum = BandEvidence::default();
            for pair in used {
                self.add(&mut sum, pair, band);
            }
            sum
        };
        let bands = &self.ladder.bands;
        Evidence {
            bands: (0..bands.len()).map(band).collect(),
            has_feeder: bands.iter().map(|it| it.feeder.is_some()).collect(),
            months: used.iter().map(|it| it.months()).sum(),
            years: years(used),
        }
    }

    fn add(&self, sum: &mut BandEvidence, pair: &Pair, band: usize) {
        let Some(account) = pair.bands.get(band) else { return };
        let feeder = self.ladder.bands.get(band).and_then(|it| it.feeder).and_then(|feeder| pair.bands.get(feeder));
        let months = f64::from(pair.months());
        for (place, of) in GENDERS.into_iter().enumerate() {
            sum.exits[place] += of(&account.leavers);
            sum.hires[place] += of(&account.joiners);
            sum.promotions[place] += of(&account.promoted_in);
            // Who is away within the grace is still of the band: absences are neither exits nor less exposure.
            sum.exposure[place] += of(&account.opening) as f64 * months;
            sum.feeder_exposure[place] += feeder.map_or(0, |it| of(&it.opening)) as f64 * months;
        }
    }

    /// Demotions and moves between bands in the pairs used: counted, not projected.
    #[must_use]
    pub fn not_projected(&self, window: u32, until: Period) -> u64 {
        let of = |it: &Account| it.demoted_in.base() + it.moved_in.base();
        self.used(window, until).iter().flat_map(|it| &it.bands).map(of).sum()
    }

    /// People of these bands on each list, oldest first.
    #[must_use]
    pub fn series(&self, bands: &[usize]) -> Vec<(Period, GenderCount)> {
        self.stock.iter().map(|(&period, stock)| (period, together(stock, bands))).collect()
    }
}

/// Exits of whole years, counted back from the newest pair; what is left over is no year.
fn years(used: &[&Pair]) -> Vec<YearSeen> {
    let mut years = Vec::new();
    let (mut months, mut exits, mut exposure) = (0, 0, 0.0);
    for pair in used.iter().rev() {
        let of = |of: fn(&Account) -> &GenderCount| pair.bands.iter().map(|it| of(it).base()).sum::<u64>();
        months += pair.months();
        exits += of(|it| &it.leavers);
        exposure += of(|it| &it.opening) as f64 * f64::from(pair.months());
        if months >= 12 {
            years.push(YearSeen { exits, people: exposure / f64::from(months) });
            (months, exits, exposure) = (0, 0, 0.0);
        }
    }
    years.reverse();
    years
}

/// Women first, men second.
const GENDERS: [fn(&GenderCount) -> u64; 2] = [|it| it.women, |it| it.men];
