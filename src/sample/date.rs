//! Calendar days as the serial numbers that spreadsheets use.

/// A day, counted as spreadsheets do: 1 is 1900-01-01, and 61 (1900-03-01) is the first that is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(i32);

/// Serial number of 1970-01-01.
const UNIX_EPOCH: i32 = 25_569;

impl Day {
    /// The day of a date of the Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms").
    pub(super) fn of(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468 + UNIX_EPOCH)
    }

    /// Year, month and day of the month (the inverse of [`Day::of`]).
    pub(super) fn civil(self) -> (i32, i32, i32) {
        let days = self.0 - UNIX_EPOCH + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year_of_era + era * 400 + i32::from(month <= 2), month, day_of_year - (153 * shifted + 2) / 5 + 1)
    }

    /// The serial number.
    pub(super) fn serial(self) -> i32 {
        self.0
    }

    /// The day so many days earlier.
    pub(super) fn minus(self, days: u32) -> Self {
        Self(self.0 - i32::try_from(days).unwrap_or(0))
    }

    /// The day so many days later.
    pub(super) fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// Whole years of 365.25 days from `earlier` to this day.
    pub(super) fn years_since(self, earlier: Self) -> i32 {
        (self.0 - earlier.0) * 4 / 1461
    }

    /// As `2026-10-31`.
    pub(super) fn year_first(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// As `31/10/2026`.
    pub(super) fn day_first(self) -> String {
        let (year, month, day) = self.civil();
        format!("{day:02}/{month:02}/{year:04}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_those_of_a_spreadsheet() {
        assert_eq!(Day::of(1970, 1, 1).serial(), 25_569);
        assert_eq!(Day::of(2000, 2, 29).serial(), 36_585);
        assert_eq!(Day::of(2026, 10, 31).day_first(), "31/10/2026");
    }

    #[test]
    fn every_day_of_a_century_comes_back() {
        for serial in Day::of(1930, 1, 1).serial()..Day::of(2030, 1, 1).serial() {
            let (year, month, day) = Day(serial).civil();
            assert_eq!(Day::of(year, month, day), Day(serial));
        }
    }
}
