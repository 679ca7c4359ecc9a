"""Runs the same work in `parity`, DuckDB, Polars and pandas, checks that all answers are identical, prints medians and ratios.

    python3 benches/peers/run.py [--size S|M|L] [--runs 5]

Needs Python 3.11 and a Rust toolchain. The Python libraries of `requirements.txt` are put into `target/peers/python`.
A first round is not timed: it warms the disk cache, and its answers are compared before any time is printed. Then the tools
take turns stage by stage, a different one first in each round. The result is kept in `runs/<date>-<size>/`.
"""

import argparse
import csv
import datetime
import os
import platform
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
PEERS = ["duckdb", "polars", "pandas"]
STAGES = ["ingest", "stock", "flow", "end-to-end", "nothing-new", "add-a-month"]
SIZES = {"S": (3, 6, 2_000), "M": (12, 12, 10_000), "L": (20, 24, 40_000)}


def main():
    """The whole comparison."""
    options = arguments()
    use_own_python()
    import measure
    import summary
    import tools

    binary = build() if "parity" in options.tools or not options.lists else None
    folder = options.lists or make_lists(binary, options.size)
    work = os.path.join(TARGET, "peers", options.size, "work")
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    compared = [tools.Parity(binary, folder, work) if it == "parity" else tools.Peer(it, folder, work)
                for it in options.tools]
    one_round(0, compared, measure.run, lambda: check(compared))
    rows = []
    for number in range(1, options.runs + 1):
        rows += one_round(number, compared, measure.run, lambda: None)
        print(f"round {number} of {options.runs} done", file=sys.stderr)
    check(compared)
    text = summary.tables(rows, [it.name for it in compared])
    print(text)
    if not options.lists and not options.keep_nothing:
        keep(options, binary, folder, rows, text)


def arguments():
    """What was asked for."""
    parser = argparse.ArgumentParser(description="the same work in parity and its peers, side by side")
    parser.add_argument("--size", choices=SIZES, default="M", help="agencies x months x staff: " + ", ".join(
        f"{name} {a} x {m} x {s:,}" for name, (a, m, s) in SIZES.items()))
    parser.add_argument("--runs", type=int, default=5, help="timed rounds (default 5)")
    parser.add_argument("--tools", type=lambda it: it.split(","), default=["parity", *PEERS],
                        help="which to compare, separated by commas (default all)")
    parser.add_argument("--lists", help="folder of lists to use instead of `parity sample --benchmark`")
    parser.add_argument("--keep-nothing", action="store_true", help="print only, write nothing to runs/")
    return parser.parse_args()


def use_own_python():
    """Continues in a virtual environment that has exactly the libraries of `requirements.txt`."""
    home = os.path.join(TARGET, "peers", "python")
    python = os.path.join(home, "bin", "python")
    wanted = os.path.join(HERE, "requirements.txt")
    installed = os.path.join(home, "requirements.txt")
    if not os.path.exists(installed) or open(installed).read() != open(wanted).read():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", wanted], check=True)
        shutil.copy(wanted, installed)
    if os.path.abspath(sys.prefix) != os.path.abspath(home):
        os.execv(python, [python, *sys.argv])


def build():
    """The release binary, built if it is not up to date."""
    subprocess.run(["cargo", "build", "--release", "--quiet", "--bin", "parity"], cwd=ROOT, check=True)
    return os.path.join(TARGET, "release", "parity")


def make_lists(binary, size):
    """Staff lists of this size, made anew: the generator may have changed, and gives equal bytes if not."""
    folder = os.path.join(TARGET, "peers", size, "lists")
    shutil.rmtree(folder, ignore_errors=True)
    agencies, months, staff = map(str, SIZES[size])
    command = [binary, "sample", "--benchmark", folder, "--agencies", agencies, "--months", months, "--staff", staff]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder


def one_round(number, compared, run, between):
    """Every stage of every tool once; `between` is called where all have the same months, before the added one."""
    rows = []
    for stage in STAGES:
        if stage == "add-a-month":
            between()
        turn = number % len(compared)
        for tool in compared[turn:] + compared[:turn]:
            if stage in tool.stages:
                tool.prepare(stage)
                try:
                    usage, said = run(tool.command(stage))
                finally:
                    tool.restore(stage)
                tool.finish(stage, said)
                rows.append((number, stage, tool.name, usage))
    return rows


def check(compared):
    """Stops where two tools disagree."""
    command = [sys.executable, os.path.join(HERE, "check.py"), *(it.checked() for it in compared)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{done.stdout}{done.stderr}the answers differ")
    print(f"{len(compared)} tools agree:", file=sys.stderr)
    for line in done.stdout.splitlines()[:4]:
        print("  " + line.removeprefix(compared[0].checked() + ": "), file=sys.stderr)


def keep(options, binary, folder, rows, text):
    """Writes what was measured, and on what."""
    date = datetime.date.today().isoformat()
    target = os.path.join(HERE, "runs", f"{date}-{options.size}")
    os.makedirs(target, exist_ok=True)
    with open(os.path.join(target, "raw.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["round", "stage", "tool", "wall_s", "processor_s", "peak_mb"])
        for number, stage, tool, usage in rows:
            writer.writerow([number, stage, tool, f"{usage.wall:.4f}", f"{usage.processor:.4f}", f"{usage.peak:.1f}"])
    with open(os.path.join(target, "summary.md"), "w", encoding="utf-8") as file:
        file.write(f"# Medians of {options.runs} runs, size {options.size}\n\n{text}")
    with open(os.path.join(target, "README.md"), "w", encoding="utf-8") as file:
        file.write(setting(options, binary, folder, date))
    print(f"kept in {os.path.relpath(target)}")


def setting(options, binary, folder, date):
    """Machine, versions, size and command."""
    agencies, months, staff = SIZES[options.size]
    raw = [os.path.getsize(os.path.join(folder, "raw", it)) for it in os.listdir(os.path.join(folder, "raw"))]
    with open(os.path.join(HERE, "requirements.txt"), encoding="utf-8") as file:
        libraries = ", ".join(file.read().split())
    changed = ", with changes not committed" if said("git", "-C", ROOT, "status", "--porcelain", "-uno") else ""
    lines = [
        f"# Run of {date}, size {options.size}", "",
        f"- command: `python3 benches/peers/run.py --size {options.size} --runs {options.runs}`",
        f"- lists: {agencies} agencies, {months} months, {staff:,} staff each: {len(raw)} files, {sum(raw) / 1e6:.0f} MB;"
        " one month more to add",
        f"- machine: {processor()}, {os.cpu_count()} processors, {memory():.0f} GB, {platform.system()} {platform.machine()}",
        f"- parity: {said(binary, '--version')}, commit {said('git', '-C', ROOT, 'rev-parse', '--short', 'HEAD')}{changed}",
        f"- {said('rustc', '--version')}; Python {platform.python_version()}; {libraries}",
        "- whole processes, the tools taking turns; answers found identical before the first timed round and after the last",
        "- peak memory below that of the runner, about 15 MB, cannot be seen", "",
    ]
    return "\n".join(lines)


def said(*command):
    """What a command prints."""
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def processor():
    """Name of the processor, where Linux tells."""
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown processor"


def memory():
    """Memory of the machine in GB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


if __name__ == "__main__":
    main()
