//! Benchmark lists, made once for all stages.

use std::path::Path;
use std::sync::LazyLock;

use tempfile::TempDir;
use workforce_parity::ingest::{Partition, PseudonymKey, Scratch, Task, plan, read};
use workforce_parity::pipeline::{Pipeline, load};
use workforce_parity::sample::{BenchmarkSize, write_benchmark};

/// One agency, two months.
pub struct Lists {
    _folder: TempDir,
    pub pipeline: Pipeline,
    pub tasks: Vec<Task>,
}

pub static TEN_THOUSAND: LazyLock<Lists> = LazyLock::new(|| Lists::of(10_000));
pub static HUNDRED_THOUSAND: LazyLock<Lists> = LazyLock::new(|| Lists::of(100_000));

impl Lists {
    fn of(staff: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write_benchmark(folder.path(), BenchmarkSize { agencies: 1, months: 2, staff }).unwrap();
        let pipeline = load(&folder.path().join("pipeline.toml")).unwrap();
        let tasks = plan(&pipeline).unwrap();
        Self { _folder: folder, pipeline, tasks }
    }

    pub fn read(&self, month: usize, scratch: &mut Scratch) -> Partition {
        let partitions = read(&self.tasks[month], &self.pipeline, &PseudonymKey::demonstration(), scratch);
        partitions.ok().unwrap().pop().unwrap()
    }
}

/// The sample pipeline and the tasks of one of its agencies.
pub fn sample(agency: &str) -> (Pipeline, Vec<Task>) {
    let pipeline = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("pipelines/sample.toml")).unwrap();
    let place = pipeline.agencies.iter().position(|it| it.id.as_str() == agency).unwrap();
    let tasks = plan(&pipeline).unwrap().into_iter().filter(|task| task.agency == place).collect();
    (pipeline, tasks)
}
