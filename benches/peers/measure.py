"""One process, measured: wall time, processor time, peak memory.

The peak of a child is at least that of the process that starts it, so the runner imports nothing large.
"""

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Usage:
    """What a process used."""

    wall: float  # seconds
    processor: float  # seconds of user and system time
    peak: float  # MB (10^6 bytes) of resident memory


def run(command):
    """Runs `command` to its end and answers what it used and what it said; stops where it fails."""
    os.sync()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=said, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if process.returncode != 0:
        raise SystemExit(f"`{' '.join(command)}` ended with {process.returncode}:\n{text}")
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6), text
