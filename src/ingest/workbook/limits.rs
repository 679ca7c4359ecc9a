//! What the process that reads a stranger's workbook may use: what was not foreseen ends as "file refused".

/// Address space of the reading process: 1 GiB. Twice what the largest workbook that is accepted was seen to need.
pub(super) const MEMORY: u64 = 1 << 30;
/// Seconds of processor time.
#[cfg(unix)]
const SECONDS: u64 = 300;

/// Confines this process for good: memory, processor time, no core dump, no file of any size.
#[cfg(unix)]
pub(super) fn confine() -> std::io::Result<()> {
    use rlimit::Resource;
    Resource::AS.set(MEMORY, MEMORY)?;
    Resource::CPU.set(SECONDS, SECONDS)?;
    Resource::CORE.set(0, 0)?;
    Resource::FSIZE.set(0, 0)
}

/// Where the system knows no such limits, the process of its own is the fence.
#[cfg(not(unix))]
pub(super) fn confine() -> std::io::Result<()> {
    Ok(())
}
