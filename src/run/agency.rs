//! Brings one agency up to date: its new lists, their stock, and the movements that they touch.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::continuity::Watch;
use super::flows::{self, Counted, Followed, Seen};
use super::job::Job;
use super::lists::Lists;
use super::load::{self, Draft, Loaded, Scratches};
use super::news::Listed;
use super::schedule::{FlowPlan, Periods};
use super::{Failure, Scope};
use crate::continuity::{Gap, gaps};
use crate::cube::PeriodSummary;
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Period;
use crate::ingest::{Quality, Task};
use crate::pipeline;
use crate::store::{PeriodEntry, Transaction};

/// What a run found out about one agency.
#[derive(Default)]
pub(super) struct Update {
    /// Periods to be stored.
    pub entries: BTreeMap<Period, PeriodEntry>,
    /// How the new lists were read.
    pub quality: BTreeMap<Period, Quality>,
    /// The new lists, with the periods they hold.
    pub read: Vec<(Task, Vec<Period>)>,
    /// What to know of the movements that were counted, by the later of their months.
    pub movements: Vec<(Period, Diagnostic)>,
}

/// One agency while it is brought up to date.
pub(super) struct Agency<'a, 's> {
    job: &'a Job<'a>,
    transaction: &'a Transaction<'s>,
    settings: &'a pipeline::Agency,
    id: &'a str,
    lists: Lists<'a, 's>,
    drafts: BTreeMap<Period, Draft>,
    quality: BTreeMap<Period, Quality>,
    read: Vec<(Task, Vec<Period>)>,
    /// Periods whose list is new; true where it replaces another.
    changed: BTreeMap<Period, bool>,
    /// Lists that do not hang together.
    gaps: Vec<Gap>,
    movements: Vec<(Period, Diagnostic)>,
}

impl<'a, 's> Agency<'a, 's> {
    /// The agency as it is stored.
    pub fn stored(
        job: &'a Job<'a>,
        transaction: &'a Transaction<'s>,
        agency: &'a pipeline::Agency,
    ) -> Result<Self, Failure> {
        let id = agency.id.as_str();
        let stored = transaction.store().manifest().agencies.get(id);
        let drafts = stored.into_iter().flat_map(|it| &it.periods).map(|(&period, entry)| Ok((period, draft(entry)?)));
        Ok(Self {
            job,
            transaction,
            settings: agency,
            id,
            lists: Lists::stored(transaction, id),
            drafts: drafts.collect::<Result<_, Failure>>()?,
            quality: BTreeMap::new(),
            read: Vec::new(),
            changed: BTreeMap::new(),
            gaps: Vec::new(),
            movements: Vec::new(),
        })
    }

    /// Reads the new lists and counts. Lists whose rows name their periods come first: only then all periods are known.
    /// The others come in order of time, a few at once, and movements are counted as soon as all their lists are there, so
    /// that only the lists of a few months are in memory.
    pub fn update(mut self, news: &[Listed], scratches: &Scratches) -> Result<Update, Failure> {
        let dated_from = news.partition_point(|list| list.task.period.is_none());
        let (undated, dated) = news.split_at(dated_from);
        for chunk in undated.chunks(at_once()) {
            self.load(chunk, scratches, Keep::File)?;
        }
        self.count_stored()?;
        let mut known: BTreeMap<Period, bool> = self.changed.clone();
        known.extend(dated.iter().filter_map(|it| it.task.period).map(|it| (it, self.drafts.contains_key(&it))));
        let mut flows = if self.job.scope > Scope::Staff { self.schedule(&known) } else { Vec::new() };
        for chunk in dated.chunks(at_once()) {
            self.load(chunk, scratches, Keep::Memory)?;
            let until = chunk.last().and_then(|it| it.task.period);
            let ready = flows.partition_point(|flow| flow.every_list().last().copied() <= until);
            let ready: Vec<FlowPlan> = flows.drain(..ready).collect();
            self.count_flows(&ready)?;
            self.forget(flows.first());
        }
        for chunk in flows.chunks(at_once()) {
            self.count_flows(chunk)?;
            self.forget(chunk.last());
        }
        let problems = gaps(self.settings, &self.gaps, |period| self.place(period));
        if problems.is_empty() {
            return self.finish();
        }
        Err(Failure::input(problems.into_iter().map(|(_, problem)| problem).collect()))
    }

    fn load(&mut self, lists: &[Listed], scratches: &Scratches, keep: Keep) -> Result<(), Failure> {
        let (mut loaded, mut failures) = (Vec::new(), Vec::new());
        for (list, result) in lists.iter().zip(load::load(self.job, self.transaction, scratches, lists)) {
            match result {
                Ok(found) => {
                    self.read.push((list.task.clone(), found.iter().map(|it| it.period).collect()));
                    loaded.extend(found);
                }
                Err(failure) => failures.push(failure),
            }
        }
        if let Some(failure) = Failure::all(failures) {
            return Err(failure);
        }
        for list in loaded {
            self.insert(list, keep);
        }
        Ok(())
    }

    fn insert(&mut self, list: Loaded, keep: Keep) {
        let Loaded { period, staff, quality, draft } = list;
        let table = matches!(keep, Keep::Memory).then_some(staff);
        self.lists.insert(period, draft.entry.staff.clone(), table);
        let replaced = self.drafts.insert(period, draft).is_some();
        self.changed.insert(period, replaced);
        self.quality.insert(period, quality);
    }

    /// Counts the stock of lists that were stored without.
    fn count_stored(&mut self) -> Result<(), Failure> {
        let uncounted = self.drafts.iter().filter(|(_, it)| it.entry.stock.is_none()).map(|(&period, _)| period);
        let uncounted: Vec<Period> = uncounted.filter(|_| self.job.scope > Scope::Staff).collect();
        for chunk in uncounted.chunks(at_once()) {
            self.lists.fetch(&chunk.iter().copied().collect())?;
            for &period in chunk {
                let (Some(list), Some(draft)) = (self.lists.get(period), self.drafts.get_mut(&period)) else {
                    continue;
                };
                let (file, summary) = load::count(self.transaction, self.id, period, list)?;
                (draft.entry.stock, draft.summary) = (Some(file), summary);
                self.changed.insert(period, true);
            }
            self.forget_all();
        }
        Ok(())
    }

    fn schedule(&self, changed: &BTreeMap<Period, bool>) -> Vec<FlowPlan> {
        let all: BTreeSet<Period> = self.lists.periods().into_iter().chain(changed.keys().copied()).collect();
        let (grace, rules) = (self.job.pipeline.grace_months, &self.settings.continuity);
        let counted_as_asked = |period: Period, draft: &Draft| {
            let from = counted_from(draft)?;
            let is_same = draft.entry.flow_settings == rules.flow_text(from, period, grace);
            (draft.entry.grace_months == grace && is_same).then_some((period, from))
        };
        let counted_from = self.drafts.iter().filter_map(|(&period, it)| counted_as_asked(period, it)).collect();
        Periods { all: &all, changed, counted_from: &counted_from, grace, rules }.flows()
    }

    fn count_flows(&mut self, plans: &[FlowPlan]) -> Result<(), Failure> {
        let watch = Watch { agency: self.settings };
        let mut followed = Vec::new();
        for seen in flows::count(self.transaction, &watch, &mut self.lists, plans)? {
            match seen {
                Seen::Apart(gap) => self.gaps.push(gap),
                Seen::Counted(counted) => followed.extend(self.keep(*counted)),
            }
        }
        let (lists, drafts) = (&self.lists, &self.drafts);
        let said = followed.into_par_iter().map(|it| (it.period, watch.said(it, lists, drafts)));
        let said: Vec<(Period, Vec<Diagnostic>)> = said.collect();
        self.movements.extend(said.into_iter().flat_map(|(period, said)| said.into_iter().map(move |it| (period, it))));
        Ok(())
    }

    fn keep(&mut self, counted: Counted) -> Option<Followed> {
        let Counted { period, previous, file, summary, followed } = counted;
        if let Some(draft) = self.drafts.get_mut(&period) {
            draft.entry.flow = Some(file);
            draft.summary.flow = Some((previous.to_string(), summary));
        }
        followed
    }

    /// The file that the new list of a period comes from.
    fn place(&self, period: Period) -> Option<Location> {
        let (task, _) = self.read.iter().find(|(_, periods)| periods.contains(&period))?;
        let name = |file: &std::path::PathBuf| file.file_name().map(|it| it.to_string_lossy().into_owned());
        Some(Location::file(task.files.iter().filter_map(name).collect::<Vec<_>>().join(" and ")))
    }

    /// Lets go of the lists that no movement still to be counted needs.
    fn forget(&mut self, next: Option<&FlowPlan>) {
        if let Some(first) = next.and_then(|plan| plan.every_list().first().copied()) {
            self.lists.forget_before(first);
        }
    }

    fn forget_all(&mut self) {
        if let Some(last) = self.lists.periods().last() {
            self.lists.forget_before(last.plus(1));
        }
    }

    /// Entries that are not as they were.
    fn finish(self) -> Result<Update, Failure> {
        let all = self.lists.periods();
        let (changed, counted_from) = (&self.changed, &BTreeMap::new());
        let (grace, rules) = (self.job.pipeline.grace_months, &self.settings.continuity);
        let periods = Periods { all: &all, changed, counted_from, grace, rules };
        let is_counted = self.job.scope > Scope::Staff;
        let entries = self.drafts.into_iter().map(|(period, mut draft)| {
            if is_counted {
                remember(&mut draft, period, &periods);
            }
            let Draft { mut entry, summary } = draft;
            if entry.stock.is_some() {
                entry.flow_provisional = entry.flow.is_some() && periods.is_provisional(period);
                entry.summary = load::as_text(&summary)?;
            }
            Ok((period, entry))
        });
        let entries = entries.collect::<Result<_, Failure>>()?;
        Ok(Update { entries, quality: self.quality, read: self.read, movements: self.movements })
    }
}

/// Notes the settings that the movements into a period were counted with, and takes them out where there is a break.
fn remember(draft: &mut Draft, period: Period, periods: &Periods<'_>) {
    if periods.previous(period).is_none() {
        (draft.entry.flow, draft.summary.flow) = (None, None);
    }
    draft.entry.grace_months = periods.grace;
    draft.entry.flow_settings = periods.settings(period);
}

/// Where a list that was read is kept.
#[derive(Clone, Copy)]
enum Keep {
    Memory,
    File,
}

/// How many lists are read at once.
fn at_once() -> usize {
    rayon::current_num_threads()
}

fn draft(entry: &PeriodEntry) -> Result<Draft, Failure> {
    Ok(Draft { summary: summary(entry)?, entry: entry.clone() })
}

/// The summary of a stored period; an empty one where it was stored without counts.
pub(super) fn summary(entry: &PeriodEntry) -> Result<PeriodSummary, Failure> {
    if entry.stock.is_none() { Ok(PeriodSummary::default()) } else { load::from_text(&entry.summary) }
}

fn counted_from(draft: &Draft) -> Option<Period> {
    draft.entry.flow.as_ref()?;
    draft.summary.flow.as_ref().and_then(|(from, _)| from.parse().ok())
}
