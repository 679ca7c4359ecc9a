"""What a benchmark folder holds, and what the texts in its lists mean: read from its `pipeline.toml`.

Every peer starts from here, so all of them and `parity` obey one file. Where the lists are laid out in a way the peers
do not know (a workbook, two agencies with different columns), this stops rather than measure something else.
"""

import glob
import os
import re
import tomllib
from dataclasses import dataclass

UNIT_SEPARATOR = "\x1f"
UNMAPPED = "(unmapped)"
NOT_RECORDED = "(not recorded)"
DIMENSIONS = ["gender", "rank", "band", "unit", "role", "role_family", "contract", "working_time", "duty_station"]


@dataclass
class Lists:
    """Staff lists of one folder."""

    files: list[tuple[str, str, str]]  # path, agency, period
    delimiter: str
    columns: dict[str, object]  # the pipeline's `[agency.columns]`
    gender: dict[str, str]  # folded text to word
    rank: dict[str, tuple[str, int, str]]  # folded text to name, level, band
    role: dict[str, tuple[str, str]]  # folded text to role, family
    open_roles: bool  # whether a role that is not listed stands for itself
    other_family: str  # family of a role that is in none

    def unit_source(self):
        """Columns of the unit path, or the one column and its separator."""
        unit = self.columns["unit"]
        return (unit, None) if isinstance(unit, list) else ([unit["column"]], unit["separator"])

    def fte_column(self):
        """Column of the fraction of a full-time post."""
        column = self.columns["working_time"]
        if column["unit"] != "fraction":
            raise SystemExit("the peers read working time as a fraction of a full-time post only")
        return column["column"]

    def header(self):
        """Column names of the lists."""
        with open(self.files[0][0], encoding="utf-8") as file:
            return file.readline().rstrip("\r\n").split(self.delimiter)


def fold(text):
    """How texts are compared: case, and white space at the ends and in runs, do not count."""
    return " ".join(text.lower().split())


def read(folder, part="raw"):
    """Lists of `folder`; `part` is `raw`, or `new` for the month that is added."""
    with open(os.path.join(folder, "pipeline.toml"), "rb") as file:
        pipeline = tomllib.load(file)
    agencies = pipeline["agency"]
    first = agencies[0]
    for agency in agencies[1:]:
        for key in ("columns", "codes", "rank"):
            if agency.get(key) != first.get(key):
                raise SystemExit(f"{first['id']} and {agency['id']} differ in `{key}`; the peers read one layout")
    sources = [(agency["id"], source) for agency in agencies for source in agency["source"]]
    files = [it for agency, source in sources for it in _files(folder, agency, source, part)]
    codes = first.get("codes", {})
    for field in ("contract", "duty_station"):
        if field in codes:
            raise SystemExit(f"the pipeline maps `{field}`; the peers take it as it stands")
    families = {fold(role): family for family, roles in codes.get("role_family", {}).items() for role in roles}
    other_family = UNMAPPED if families else NOT_RECORDED
    return Lists(
        files=sorted(files),
        delimiter=first["source"][0].get("csv", {}).get("delimiter", ","),
        columns=first["columns"],
        gender={fold(text): word.replace("_", " ") for word, texts in codes["gender"].items() for text in texts},
        rank=_ladder(first["rank"]),
        role={
            text: (role, families.get(fold(role), other_family)) for text, role in _texts(codes.get("role", {})).items()
        },
        open_roles=not codes.get("role", {}).get("closed", False),
        other_family=other_family,
    )


def _texts(table):
    """Raw text to label: the label itself and every text listed for it."""
    entries = {label: texts for label, texts in table.items() if label != "closed"}
    return {fold(text): label for label, texts in entries.items() for text in [label, *texts]}


def _ladder(ranks):
    table = {}
    for place, rank in enumerate(ranks, start=1):
        for text in [rank["name"], *rank.get("also", [])]:
            table[fold(text)] = (rank["name"], rank.get("level", place), rank["band"])
    return table


def _files(folder, agency, source, part):
    """Files of a source with the period in their names; the month to add lies in `new` instead of `raw`."""
    if "csv" not in source or source["csv"].get("encoding", "utf-8").lower() != "utf-8":
        raise SystemExit("the peers read UTF-8 CSV only")
    pattern = os.path.join(folder, source["files"])
    if part == "new":
        pattern = pattern.replace(f"{os.sep}raw{os.sep}", f"{os.sep}new{os.sep}")
    name = re.escape(source["period"]["file_name"])
    name = name.replace(r"\{YYYY\}", r"(\d{4})").replace(r"\{MM\}", r"(\d{2})").replace(r"\*", ".*")
    for path in sorted(glob.glob(pattern)):
        found = re.fullmatch(name, os.path.basename(path))
        if not found:
            raise SystemExit(f"`{path}` does not fit `{source['period']['file_name']}`")
        yield path, agency, f"{found[1]}-{found[2]}"
