"""The programs that are compared: which stages each has, how a stage is started, what must stand before it.

A stage is prepared, then measured as a whole process. `parity` counts stock and flow in its ingest pass, so it has no stage
of its own for them; `ingest` is its run without counts.
"""

import os
import shutil
import sys

import stages
from lists import read

HERE = os.path.dirname(os.path.abspath(__file__))


class Peer:
    """A Python program beside this file."""

    stages = ["ingest", "stock", "flow", "end-to-end", "add-a-month"]

    def __init__(self, name, folder, work):
        self.name, self.folder, self.out = name, folder, os.path.join(work, name)
        self.month = read(folder, "new").files[0][2]

    def prepare(self, stage):
        """Empties the store before it is filled; takes the added month away before it is added."""
        if stage in ("ingest", "end-to-end"):
            stages.empty(self.out)
        if stage == "add-a-month":
            stages.forget_added(self.out, self.month)

    def command(self, stage):
        """The stage as a process."""
        return [sys.executable, os.path.join(HERE, f"peer_{self.name}.py"), stage, self.folder, self.out]

    def restore(self, stage):
        """Nothing to put back: the lists were not touched."""

    def finish(self, stage, said):
        """Nothing to keep."""

    def checked(self):
        """What `check.py` reads."""
        return self.out


class Parity:
    """The program of this project."""

    name = "parity"
    stages = ["ingest", "end-to-end", "nothing-new", "add-a-month"]

    def __init__(self, binary, folder, work):
        self.binary, self.folder = binary, folder
        self.store, self.filled = os.path.join(folder, "store"), os.path.join(work, "parity-filled")
        self.added = [os.path.basename(path) for path, _, _ in read(folder, "new").files]

    def prepare(self, stage):
        """Empties the store before it is filled; else brings back the filled one, and the month to be added."""
        shutil.rmtree(self.store, ignore_errors=True)
        if stage not in ("ingest", "end-to-end"):
            shutil.copytree(self.filled, self.store)
        if stage == "add-a-month":
            self._move("new", "raw")

    def command(self, stage):
        """The stage as a process."""
        flag = "--staff-only" if stage == "ingest" else "--counts-only"
        return [self.binary, "run", os.path.join(self.folder, "pipeline.toml"), flag]

    def restore(self, stage):
        """Moves the added month out of the way again, so that the peers find the lists as they were."""
        if stage == "add-a-month":
            self._move("raw", "new")

    def finish(self, stage, said):
        """Keeps the filled store; holds `parity` to its word that nothing is new."""
        if stage == "end-to-end":
            shutil.rmtree(self.filled, ignore_errors=True)
            shutil.copytree(self.store, self.filled)
        if stage == "nothing-new" and "nothing" not in said.lower():
            raise SystemExit(f"`parity` did not say that nothing is new:\n{said}")

    def checked(self):
        """What `check.py` reads."""
        return f"{self.store}:parity"

    def _move(self, source, target):
        for name in self.added:
            os.rename(os.path.join(self.folder, source, name), os.path.join(self.folder, target, name))
