"""pandas: file by file, what an analyst writes."""

import glob
import sys

import numpy as np
import pandas as pd

import stages
from lists import DIMENSIONS, UNIT_SEPARATOR, UNMAPPED

PERSON = ["person", "gender", "rank", "rank_level"]
FLOW_KEYS = ["kind", "gender", "rank_from", "rank_to"]


def ingest(lists, out):
    fte = lists.fte_column()
    types = {name: "float64" if name == fte else "str" for name in lists.header()}
    for path, agency, period in lists.files:
        raw = pd.read_csv(path, sep=lists.delimiter, dtype=types, keep_default_na=False, na_values={fte: [""]})
        target = f"{stages.partition(out, agency, period)}/part_0.parquet"
        normalised(raw, lists).to_parquet(target, compression="zstd", index=False)


def normalised(raw, lists):
    column = {field: raw[name] for field, name in lists.columns.items() if isinstance(name, str)}
    fte = raw[lists.fte_column()]
    gender, rank, role = (column[it].str.strip().str.lower() for it in ("gender", "rank", "role"))
    role = role.str.replace(r" +", " ", regex=True)
    birth, entry = (pd.to_datetime(column[it], format="%Y-%m-%d", errors="coerce") for it in ("birth", "entry"))
    names, levels, bands = ({key: it[place] for key, it in lists.rank.items()} for place in range(3))
    roles, families = ({key: it[place] for key, it in lists.role.items()} for place in range(2))
    return pd.DataFrame({
        "person": column["person"],
        "gender": gender.map(lists.gender).fillna(UNMAPPED),
        "rank": rank.map(names).fillna(UNMAPPED),
        "rank_level": rank.map(levels).fillna(0).astype("int32"),
        "band": rank.map(bands).fillna(UNMAPPED),
        "unit": _unit(raw, lists),
        "role": role.map(roles).fillna(column["role"].str.strip() if lists.open_roles else UNMAPPED),
        "role_family": role.map(families).fillna(lists.other_family),
        "contract": column["contract"],
        "working_time": np.where(fte >= 1, "full-time", "part-time"),
        "duty_station": column["duty_station"],
        "fte_thousandths": (fte * 1000).round().astype("int32"),
        "birth_year": birth.dt.year.fillna(0).astype("int32"),
        "entry_month": (entry.dt.year * 12 + entry.dt.month - 1).fillna(0).astype("int32"),
    })


def _unit(raw, lists):
    names, separator = lists.unit_source()
    if separator:
        return raw[names[0]].str.replace(separator, UNIT_SEPARATOR, regex=False)
    return raw[names[0]].str.cat([raw[it] for it in names[1:]], sep=UNIT_SEPARATOR)


def stock(lists, out, periods, name):
    months = periods or sorted({period for _, _, period in lists.files})
    parts = [_stock(out, agency, months) for agency in _agencies(lists)]
    pd.concat(parts).to_parquet(f"{out}/counts/{name}.parquet", compression="zstd", index=False)


def _stock(out, agency, months):
    """One agency at a time: all of them together would not fit the memory of a large run."""
    keys = ["period", *DIMENSIONS]
    rows = pd.concat(_month(out, agency, it, [*DIMENSIONS, "fte_thousandths"]).assign(period=it) for it in months)
    counts = rows.groupby(keys, observed=True, sort=False)["fte_thousandths"].agg(["size", "sum"]).reset_index()
    counts = counts.rename(columns={"size": "headcount", "sum": "fte_thousandths"}).assign(agency=agency)
    return counts.astype({"headcount": "int32", "fte_thousandths": "int64"})


def flow(lists, out, periods, name):
    months = sorted(periods or {period for _, _, period in lists.files})
    parts = []
    for agency in _agencies(lists):
        before = _month(out, agency, months[0], PERSON)
        for month in months[1:]:
            now = _month(out, agency, month, PERSON)
            parts.append(_flow(before, now).assign(agency=agency, period=month))
            before = now
    pd.concat(parts).to_parquet(f"{out}/counts/{name}.parquet", compression="zstd", index=False)


def _flow(before, now):
    pairs = before.merge(now, on="person", how="outer", suffixes=("_from", "_to"))
    level_from, level_to = pairs["rank_level_from"], pairs["rank_level_to"]
    joined, left = level_from.isna(), level_to.isna()
    moved = (level_from > 0) & (level_to > 0) & (level_from != level_to)
    kinds = np.select([joined, left, level_to > level_from], ["joiner", "leaver", "promotion"], "demotion")
    pairs = pairs.assign(kind=kinds, gender=pairs["gender_to"].fillna(pairs["gender_from"]))
    changes = pairs.loc[joined | left | moved, FLOW_KEYS].fillna({"rank_from": "", "rank_to": ""})
    return changes.groupby(FLOW_KEYS).size().astype("int32").reset_index(name="headcount")


def _month(out, agency, month, columns):
    files = glob.glob(f"{out}/store/agency={agency}/period={month}/*.parquet")
    return pd.read_parquet(files[0], columns=columns, partitioning=None)


def _agencies(lists):
    return sorted({agency for _, agency, _ in lists.files})


if __name__ == "__main__":
    stages.main(sys.modules[__name__])
