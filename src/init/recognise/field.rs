//! What a column of a staff list can hold.

/// What a column holds: the columns of a pipeline file, and others that are told from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    /// Staff number.
    Person,
    /// Gender.
    Gender,
    /// Birth date or year.
    Birth,
    /// Entry date.
    Entry,
    /// Rank.
    Rank,
    /// Unit, or a level of it.
    Unit,
    /// Role.
    Role,
    /// Contract.
    Contract,
    /// Share of a full post, or words for it.
    Fte,
    /// Hours a week.
    WeeklyHours,
    /// Duty station.
    DutyStation,
    /// Date of the list.
    Period,
    /// Step within a grade.
    Step,
    /// Date of the grade.
    GradeDate,
    /// Date of leaving.
    Exit,
    /// Reason of leaving.
    ExitReason,
    /// In service or not.
    Status,
    /// Nationality.
    Nationality,
    /// The number of the row.
    Numbering,
    /// A form of address.
    Title,
    /// A person's name.
    Name,
    /// A national number, pay, or a way to reach a person.
    Drop,
}

impl Field {
    /// The field that the list of synonyms calls so.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "employee_id" => Self::Person,
            "gender" => Self::Gender,
            "birth_date" => Self::Birth,
            "entry_date" => Self::Entry,
            "rank" => Self::Rank,
            "unit" => Self::Unit,
            "role" => Self::Role,
            "contract_type" => Self::Contract,
            "fte" => Self::Fte,
            "weekly_hours" => Self::WeeklyHours,
            "duty_station" => Self::DutyStation,
            "period" => Self::Period,
            "step" => Self::Step,
            "grade_date" => Self::GradeDate,
            "exit_date" => Self::Exit,
            "exit_reason" => Self::ExitReason,
            "status" => Self::Status,
            "nationality" => Self::Nationality,
            "numbering" => Self::Numbering,
            "title" => Self::Title,
            "drop_name" => Self::Name,
            "drop_id" => Self::Drop,
            _ => return None,
        })
    }

    /// What it is called in a question.
    pub(super) fn phrase(self) -> &'static str {
        match self {
            Self::Person => "staff number",
            Self::Gender => "gender",
            Self::Birth => "birth date",
            Self::Entry => "entry date",
            Self::Rank => "rank",
            Self::Unit => "unit",
            Self::Role => "role",
            Self::Contract => "contract",
            Self::Fte | Self::WeeklyHours => "working time",
            Self::DutyStation => "duty station",
            Self::Period => "date of the list",
            Self::Step => "step",
            Self::GradeDate => "date of the grade",
            Self::Exit => "date of leaving",
            Self::ExitReason => "reason of leaving",
            Self::Status => "status",
            Self::Nationality => "nationality",
            Self::Numbering => "number of the row",
            Self::Title => "form of address",
            Self::Name => "name",
            Self::Drop => "personal data",
        }
    }

    /// Whether it is a name that may have a code or a description beside it.
    pub(super) fn is_coded(self) -> bool {
        matches!(self, Self::Rank | Self::Unit | Self::Role | Self::Contract | Self::DutyStation | Self::Gender)
    }
}
