"""The stages every peer runs, and where each leaves its results.

`<out>/store/agency=A/period=P/*.parquet` holds the normalised staff rows, `<out>/counts/stock*.parquet` and
`flow*.parquet` the counts. A peer is a module with `ingest`, `stock` and `flow`; one process runs one stage.
"""

import glob
import os
import shutil
import sys

import lists as staff_lists

STAGES = ["ingest", "stock", "flow", "end-to-end", "add-a-month"]


def main(peer):
    """Runs `STAGE LISTS OUT` from the command line."""
    if len(sys.argv) != 4 or sys.argv[1] not in STAGES:
        raise SystemExit(f"usage: {os.path.basename(sys.argv[0])} {'|'.join(STAGES)} LISTS OUT")
    stage, folder, out = sys.argv[1:]
    os.makedirs(f"{out}/counts", exist_ok=True)
    if stage == "add-a-month":
        added = staff_lists.read(folder, "new")
        month = added.files[0][2]
        peer.ingest(added, out)
        peer.stock(added, out, [month], "stock_added")
        peer.flow(added, out, [previous(month), month], "flow_added")
        return
    lists = staff_lists.read(folder)
    if stage in ("ingest", "end-to-end"):
        empty(out)
        peer.ingest(lists, out)
    if stage in ("stock", "end-to-end"):
        peer.stock(lists, out, None, "stock")
    if stage in ("flow", "end-to-end"):
        peer.flow(lists, out, None, "flow")


def empty(out):
    """A store and counts with nothing in them."""
    for part in ("store", "counts"):
        shutil.rmtree(f"{out}/{part}", ignore_errors=True)
        os.makedirs(f"{out}/{part}")


def forget_added(out, month):
    """Takes the added month away again, so that the stage can run once more."""
    for path in glob.glob(f"{out}/store/*/period={month}"):
        shutil.rmtree(path)
    for path in glob.glob(f"{out}/counts/*_added.parquet"):
        os.remove(path)


def previous(month):
    """The month before, as `2026-09`."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"


def partition(out, agency, period):
    """Folder of one agency and period, made if needed."""
    path = f"{out}/store/agency={agency}/period={period}"
    os.makedirs(path, exist_ok=True)
    return path
