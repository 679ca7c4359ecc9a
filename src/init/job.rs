//! The command: from exports to a pipeline file.

use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::ask::{Ask, Asking};
use super::batch::{Batch, batches};
use super::draft::AgencyDraft;
use super::export::{Export, export};
use super::files::settled;
use super::progress::Progress;
use super::secret::{KeyFile, KeyMade, key_file, make};
use super::write::{Asked, Head, Written, pipeline};
use super::{given, identity, join, settle, source};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Label;
use crate::ingest::look;
use crate::pipeline::{AgencyId, key_path, parse};

/// What is asked of `init`.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files, folders and globs.
    pub exports: Vec<PathBuf>,
    /// The pipeline file to write.
    pub out: PathBuf,
    /// Whether an existing file is written over.
    pub force: bool,
    /// Id of the agency.
    pub id: Option<String>,
    /// Name of the agency.
    pub name: Option<String>,
}

/// What `init` did.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The file that was written.
    pub file: PathBuf,
    /// The key file that it names.
    pub key: PathBuf,
    /// What became of the key.
    pub key_made: KeyMade,
    /// The agencies in the file.
    pub agencies: Vec<AgencyDraft>,
    /// The lines of the file that wait for an answer.
    pub asked: Vec<Asked>,
    /// Exports that were left out, and what else to know.
    pub warnings: Vec<Diagnostic>,
}

/// Why `init` wrote nothing.
#[derive(Clone, Debug)]
pub struct Stopped {
    /// What has to be mended.
    pub cause: Cause,
    /// Everything that is wrong.
    pub problems: Vec<Diagnostic>,
}

/// What has to be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// What was asked for.
    Options,
    /// The exports.
    Exports,
    /// The place of the pipeline file.
    Output,
}

impl Stopped {
    fn by(cause: Cause, problems: Vec<Diagnostic>) -> Self {
        Self { cause, problems }
    }

    fn options(code: &'static str, message: String, place: Location, help: &str) -> Self {
        Self::by(Cause::Options, vec![Diagnostic::error(code, message, place, help)])
    }
}

/// Looks at exports and writes the pipeline file that reads them.
///
/// # Errors
/// When no export holds a list of staff, or the file cannot be written; an existing one only is with `force`.
pub fn init(options: &Options, people: &mut dyn Ask, progress: &dyn Progress) -> Result<Outcome, Stopped> {
    refuse_existing(options)?;
    let id = options.id.as_deref().map(checked_id).transpose()?;
    let name = options.name.as_deref().map(checked_name).transpose()?;
    let home = home_of(&options.out);
    refuse_above_keys(options, &home)?;
    let files = given::files(&options.exports).map_err(|problems| Stopped::by(Cause::Exports, problems))?;
    let files: Vec<PathBuf> = files.iter().map(|it| settled(it)).collect();
    let (mut asking, mut problems) = (Asking::new(people), Vec::new());
    let looks = looks(&files, progress);
    let batches = looked_at(looks, &mut asking, &mut problems);
    if batches.is_empty() {
        return Err(Stopped::by(Cause::Exports, problems));
    }
    let mut warnings: Vec<Diagnostic> = problems.into_iter().map(Diagnostic::warning).collect();
    let exports = source::given(&batches).len();
    let mut agencies = agencies(batches, &files, &home, &mut asking, &mut warnings);
    identify(&mut agencies, id, name)?;
    let key = key_of(options, &agencies, &home)?;
    let has_schema = home.join("parity.schema.json").is_file();
    let mut written = pipeline(&Head { key: key.written, has_schema, exports }, &agencies);
    tell_the_rest(&mut written, &options.out);
    put(&options.out, &home, written.text.as_bytes(), options.force)?;
    let kept_out = [home.join("store"), home.join("reports"), home];
    let key_made = make(&key.path, &kept_out.each_ref().map(PathBuf::as_path), &mut warnings);
    let file = options.out.clone();
    Ok(Outcome { file, key: key.path, key_made, agencies, asked: written.asked, warnings })
}

/// The absolute folder of the pipeline file.
fn home_of(out: &Path) -> PathBuf {
    std::path::absolute(out).unwrap_or_else(|_| out.to_owned()).parent().map(settled).unwrap_or_default()
}

fn refuse_existing(options: &Options) -> Result<(), Stopped> {
    if options.out.exists() && !options.force {
        let place = Location::file(options.out.display().to_string());
        let message = "the pipeline file is there already".to_owned();
        let help = "name another with `--out`, or write over it with `--force`";
        return Err(Stopped::options("PAR-0705", message, place, help));
    }
    Ok(())
}

/// A pipeline file in the home folder would have the keys below it, where they would be copied along with the store.
fn refuse_above_keys(options: &Options, home: &Path) -> Result<(), Stopped> {
    let keys = key_file("any").map_err(|problems| Stopped::by(Cause::Output, problems))?;
    if key_before(&options.out).is_none() && keys.path.starts_with(home) {
        let place = Location::file(options.out.display().to_string());
        let message = "the pipeline file would lie above the key that protects its store".to_owned();
        let help = "give it a folder of its own, as in `--out border/parity.toml`";
        return Err(Stopped::options("PAR-0708", message, place, help));
    }
    Ok(())
}

fn checked_id(text: &str) -> Result<AgencyId, Stopped> {
    AgencyId::parse(text).map_err(|error| {
        let help = "write 2 to 40 capital letters, digits and dashes, a letter first, as in `--id NOR-BG`";
        Stopped::options("PAR-0706", error.to_string(), Location::default(), help)
    })
}

fn checked_name(text: &str) -> Result<String, Stopped> {
    Label::parse(text).map(|label| label.to_string()).map_err(|error| {
        let help = "write the agency's name as it stands in reports";
        Stopped::options("PAR-0706", format!("`--name` {error}"), Location::default(), help)
    })
}

type Look = Result<Export, Vec<Diagnostic>>;

/// Every file looked at, several at a time.
fn looks(files: &[PathBuf], progress: &dyn Progress) -> Vec<Look> {
    progress.looking(files.len());
    let one = |file: &PathBuf| {
        let look = look(file).and_then(export);
        progress.looked_at();
        look
    };
    let looks = files.par_iter().map(one).collect();
    progress.looked();
    looks
}

/// Everything that was looked at, taken together; what cannot be read, or is no list, is told.
fn looked_at(looks: Vec<Look>, asking: &mut Asking<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Batch> {
    let mut exports = Vec::new();
    for look in looks {
        match look {
            Ok(export) => exports.push(export),
            Err(more) => problems.extend(more),
        }
    }
    batches(exports, asking, problems)
}

/// The agencies: batches of one place whose columns are the same.
fn agencies(
    batches: Vec<Batch>,
    files: &[PathBuf],
    home: &Path,
    asking: &mut Asking<'_>,
    warnings: &mut Vec<Diagnostic>,
) -> Vec<AgencyDraft> {
    let mut groups: Vec<Vec<Batch>> = Vec::new();
    for batch in batches {
        let fits = |group: &&mut Vec<Batch>| {
            group.first().is_some_and(|first| {
                first.belonging == batch.belonging && join::are_mapped_alike(&first.recognised, &batch.recognised)
            })
        };
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(batch),
            None => groups.push(vec![batch]),
        }
    }
    let given: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let mut taken: Vec<AgencyId> = Vec::new();
    let mut drafts = Vec::new();
    for group in groups {
        let draft = agency(&group, &given, home, &taken, asking, warnings);
        taken.push(draft.id.clone());
        drafts.push(draft);
    }
    drafts
}

fn agency(
    group: &[Batch],
    given: &[&Path],
    home: &Path,
    taken: &[AgencyId],
    asking: &mut Asking<'_>,
    warnings: &mut Vec<Diagnostic>,
) -> AgencyDraft {
    let together = group.iter().map(|batch| batch.recognised.clone()).reduce(join::joined);
    let mut recognised = together.unwrap_or_default();
    let tables = group.first().map(Batch::tables).unwrap_or_default();
    let answers = settle::settle(&mut recognised, &tables, asking);
    let sources = source::sources(group, given, home, asking, warnings);
    let (stem, folder) = group.first().map_or(("", ""), |it| (it.belonging.stem(), it.belonging.folder()));
    let id = identity::id(stem, folder, taken);
    let name = identity::name(stem, folder, &id);
    AgencyDraft { name, id, is_named: false, sources, recognised, given: answers }
}

/// Gives the only agency the id and the name that were asked for.
fn identify(agencies: &mut [AgencyDraft], id: Option<AgencyId>, name: Option<String>) -> Result<(), Stopped> {
    match agencies {
        [only] => {
            only.id = id.unwrap_or_else(|| only.id.clone());
            only.is_named = name.is_some();
            only.name = name.unwrap_or_else(|| only.name.clone());
        }
        several if id.is_some() || name.is_some() => {
            let names: Vec<String> = several.iter().map(|it| format!("`{}`", it.name)).collect();
            let message = format!("the exports are of {} agencies: {}", several.len(), names.join(", "));
            let help = "leave `--id` and `--name` out, or give the exports of one agency";
            return Err(Stopped::options("PAR-0707", message, Location::default(), help));
        }
        _ => {}
    }
    Ok(())
}

/// The key file: the one that a file which is written over names, else one of the agency's or the folder's name.
fn key_of(options: &Options, agencies: &[AgencyDraft], home: &Path) -> Result<KeyFile, Stopped> {
    if let Some(written) = key_before(&options.out) {
        return Ok(KeyFile { path: key_path(&written, home), written });
    }
    let folder = home.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let plain: String = folder.chars().filter(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    let name = match agencies {
        [only] if !only.id.as_str().starts_with("AGENCY") => only.id.slug(),
        _ if plain.is_empty() => "parity".to_owned(),
        _ => plain,
    };
    key_file(&name).map_err(|problems| Stopped::by(Cause::Output, problems))
}

/// The key that an existing pipeline file names.
fn key_before(out: &Path) -> Option<String> {
    let text = std::fs::read_to_string(out).ok()?;
    Some(text.parse::<toml::Table>().ok()?.get("key")?.as_str()?.to_owned())
}

/// What else the file is refused for, should there be anything: whoever reads it is told where.
fn tell_the_rest(written: &mut Written, out: &Path) {
    let Err(problems) = parse(&written.text, out) else { return };
    if written.asked.is_empty() {
        let asked = |it: Diagnostic| Asked {
            line: it.location.line.unwrap_or(1),
            key: String::new(),
            question: format!("{}; {}", it.message, it.help),
            answers: Vec::new(),
        };
        written.asked.extend(problems.into_iter().map(asked));
    }
}

/// Puts the file in place whole.
fn put(out: &Path, home: &Path, text: &[u8], force: bool) -> Result<(), Stopped> {
    let stopped = |error: std::io::Error| {
        let place = Location::file(out.display().to_string());
        let message = format!("the pipeline file cannot be written: {error}");
        let help = "check that you may write into its folder, and that the disk is not full";
        Stopped::by(Cause::Output, vec![Diagnostic::error("PAR-0709", message, place, help)])
    };
    std::fs::create_dir_all(home).map_err(stopped)?;
    let mut file = tempfile::NamedTempFile::new_in(home).map_err(stopped)?;
    file.write_all(text).and_then(|()| file.as_file().sync_all()).map_err(stopped)?;
    open_to_readers(&file).map_err(stopped)?;
    let put = if force { file.persist(out) } else { file.persist_noclobber(out) };
    put.map(drop).map_err(|error| stopped(error.error))
}

/// A temporary file is private; a pipeline file holds nothing secret.
fn open_to_readers(file: &tempfile::NamedTempFile) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}
