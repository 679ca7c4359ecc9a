//! What the process that reads a stranger's workbook may use: what was not foreseen ends as "file refused".

/// Address space of the reading process: 1 GiB. The largest workbook that was accepted when it was measured needed 0.8.
pub(super) const MEMORY: u64 = 1 << 30;
/// Seconds of processor time.
#[cfg(unix)]
const SECONDS: u64 = 300;

/// Confines this process for good: memory, processor time, no core dump, no file of any size.
#[cfg(unix)]
pub(super) fn confine() -> std::io::Result<()> {
    use rlimit::Resource;
    let limits = [(Resource::AS, MEMORY), (Resource::CPU, SECONDS), (Resource::CORE, 0), (Resource::FSIZE, 0)];
    for (resource, limit) in limits {
        match resource.set(limit, limit) {
            // Other systems than Linux know some of them by name only.
            Err(error) if cfg!(target_os = "linux") => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Where the system knows no such limits, the process of its own is the fence.
#[cfg(not(unix))]
pub(super) fn confine() -> std::io::Result<()> {
    Ok(())
}
