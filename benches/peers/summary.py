"""What a run found, as text: medians of each stage, and ratios to `parity`."""

import statistics

TITLES = {
    "ingest": "ingest",
    "stock": "stock",
    "flow": "flow",
    "counts": "stock and flow (end to end less ingest)",
    "end-to-end": "end to end",
    "add-a-month": "add a month",
    "nothing-new": "run again, nothing new",
}


def medians(rows):
    """`{stage: {tool: (wall, processor, peak)}}` from `(round, stage, tool, usage)`."""
    found = {}
    for _, stage, tool, usage in rows:
        found.setdefault(stage, {}).setdefault(tool, []).append((usage.wall, usage.processor, usage.peak))
    middle = {
        stage: {tool: tuple(statistics.median(it) for it in zip(*runs)) for tool, runs in tools.items()}
        for stage, tools in found.items()
    }
    whole, ingest = middle.get("end-to-end", {}), middle.get("ingest", {})
    middle["counts"] = {
        tool: tuple(whole[tool][it] - ingest[tool][it] for it in range(2))
        for tool in whole if tool in ingest
    }
    return {stage: middle[stage] for stage in TITLES if middle.get(stage)}


def tables(rows, tools):
    """Markdown: seconds, processor seconds and peak memory, then how many times `parity` each other tool takes."""
    middle = medians(rows)
    measures = [("Wall time, seconds", 0, 3), ("Processor time, seconds", 1, 3), ("Peak memory, MB", 2, 0)]
    parts = [_table(middle, tools, *it) for it in measures]
    if "parity" in tools:
        parts += [_ratios(middle, tools, *it) for it in (("Wall time", 0), ("Peak memory", 2))]
    return "\n".join(parts)


def _table(middle, tools, title, at, digits):
    lines = [f"## {title}", "", f"| | {' | '.join(tools)} |", f"|---|{'---:|' * len(tools)}"]
    for stage, found in middle.items():
        cells = [f"{found[tool][at]:.{digits}f}" if at < len(found.get(tool, ())) else "" for tool in tools]
        if not any(cells):
            continue
        lines.append(f"| {TITLES[stage]} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _ratios(middle, tools, what, at):
    others = [it for it in tools if it != "parity"]
    lines = [f"## {what}: times that of parity", "", f"| | {' | '.join(others)} | best of them |",
             f"|---|{'---:|' * (len(others) + 1)}"]
    for stage, found in middle.items():
        if len(found) == 1 or "parity" not in found or stage == "counts":  # a difference of medians is too noisy
            continue
        times = {tool: found[tool][at] / found["parity"][at] for tool in others if tool in found}
        cells = [f"{times[tool]:.1f}" if tool in times else "" for tool in others]
        lines.append(f"| {TITLES[stage]} | {' | '.join(cells)} | {min(times.values()):.1f} |")
    return "\n".join([*lines, ""])
