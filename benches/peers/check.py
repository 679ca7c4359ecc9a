"""Compares what the tools hold: staff rows, stock and flow counts. `check.py OUT...`; an OUT ending in `:parity` is a store.

The first is the yardstick. Rows are compared as multisets, by count, sum and exclusive or of their hashes. Of persons only
their number is compared, since `parity` keeps pseudonyms; that the same person is the same from month to month shows in
the flow counts. Where two differ, some of the rows that only one of them has are printed, and the exit code is 1.
"""

import glob
import json
import os
import sys

import duckdb

from lists import DIMENSIONS

HIVE = "hive_partitioning = true, hive_types = {'agency': 'VARCHAR', 'period': 'VARCHAR'}"
KEYS = ", ".join(f"{it}::VARCHAR AS {it}" for it in ["agency", "period", *DIMENSIONS])
DETAILS = ", ".join(f"{it}::BIGINT AS {it}" for it in ["rank_level", "fte_thousandths", "birth_year", "entry_month"])
SHOWN = 3


def relations(out):
    """SQL of the staff rows, persons, stock and flow of one tool; `None` for what is not there."""
    store = out.removesuffix(":parity")
    if store == out:
        files = {
            "staff": glob.glob(f"{out}/store/*/*/*.parquet"),
            "stock": glob.glob(f"{out}/counts/stock*.parquet"),
            "flow": glob.glob(f"{out}/counts/flow*.parquet"),
        }
    else:
        files = live_files(store)
    staff, stock, flow = (_parquet(files[it]) for it in ("staff", "stock", "flow"))  # each `None` without files
    return {
        "staff rows": staff and f"SELECT {KEYS}, {DETAILS} FROM {staff}",
        "persons": staff and f"""SELECT agency, period, count(*) AS rows, count(DISTINCT person) AS persons
                                 FROM {staff} GROUP BY ALL""",
        "stock": stock and f"""SELECT {KEYS}, headcount::BIGINT AS headcount, fte_thousandths::BIGINT AS fte_thousandths
                               FROM {stock}""",
        "flow": flow and (_flow(flow) if store == out else _parity_flow(flow)),
    }


def live_files(store):
    """Live files of a `parity` store by kind, through its newest manifest."""
    newest = max(glob.glob(f"{store}/manifests/*.json"), default=None)
    if newest is None:
        raise SystemExit(f"`{store}` has no manifest")
    with open(newest, encoding="utf-8") as file:
        agencies = json.load(file)["manifest"]["agencies"].values()
    periods = [period for agency in agencies for period in agency["periods"].values()]
    entries = {kind: [period.get(kind) for period in periods] for kind in ("staff", "stock", "flow")}
    return {kind: [os.path.join(store, it["path"]) for it in found if it] for kind, found in entries.items()}


def _flow(source):
    return f"""SELECT agency::VARCHAR AS agency, period::VARCHAR AS period, kind::VARCHAR AS kind, gender::VARCHAR AS gender,
                      rank_from::VARCHAR AS rank_from, rank_to::VARCHAR AS rank_to, headcount::BIGINT AS headcount
               FROM {source}"""


def _parity_flow(source):
    """The peers know neither months of grace nor moves: returns are joiners, absences are leavers, the rest is left out."""
    text = "coalesce({}::VARCHAR, '')"
    kind = "CASE kind WHEN 'return' THEN 'joiner' WHEN 'absence' THEN 'leaver' ELSE kind END"
    return f"""SELECT agency, period, {kind} AS kind, coalesce(nullif(gender_to, ''), gender_from)::VARCHAR AS gender,
                      CASE WHEN kind IN ('joiner', 'return') THEN '' ELSE {text.format('rank_from')} END AS rank_from,
                      CASE WHEN kind IN ('leaver', 'absence') THEN '' ELSE {text.format('rank_to')} END AS rank_to,
                      sum(headcount)::BIGINT AS headcount
               FROM {source} WHERE kind NOT IN ('move', 'stay') GROUP BY ALL"""


def _parquet(files):
    partitions = f", {HIVE}" if files and "/period=" in files[0] else ""
    return f"read_parquet({sorted(files)!r}{partitions})" if files else None


def main():
    """Compares every OUT with the first."""
    connection = duckdb.connect()
    yardstick, signatures, different = None, {}, False
    for out in sys.argv[1:]:
        found = relations(out)
        yardstick = yardstick or found
        for what, query in found.items():
            signature = _signature(connection, query)
            same = signature == signatures.setdefault(what, signature)
            print(f"{out}: {what}: {signature[0]:,} rows, {'identical' if same else 'DIFFERENT'}")
            different |= not same
            if not same and query and yardstick[what]:
                _explain(connection, query, yardstick[what])
    raise SystemExit(1 if different else 0)


def _signature(connection, query):
    if query is None:
        return (0, None, None)
    return connection.execute(f"SELECT count(*), sum(hash(t)), bit_xor(hash(t)) FROM ({query}) t").fetchone()


def _explain(connection, query, yardstick):
    for title, ours, theirs in (("only here", query, yardstick), ("only in the first", yardstick, query)):
        rows = connection.execute(f"({ours}) EXCEPT ALL ({theirs}) ORDER BY ALL LIMIT {SHOWN}").fetchall()
        for row in rows:
            print(f"  {title}: {row}")


if __name__ == "__main__":
    main()
