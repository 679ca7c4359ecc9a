"""Polars for Python: lazy plans on the streaming engine, one scan and one partitioned Parquet sink an agency."""

import sys

import polars as pl
from polars import col

import stages
from lists import DIMENSIONS, UNIT_SEPARATOR, UNMAPPED

HIVE = {"agency": pl.String, "period": pl.String}


def ingest(lists, out):
    for agency in _agencies(lists):
        month = {path: period for path, its_agency, period in lists.files if its_agency == agency}
        raw = pl.scan_csv(list(month), separator=lists.delimiter, schema=_schema(lists), include_file_paths="path")
        rows = normalised(raw, lists).with_columns(agency=pl.lit(agency), period=_look(col("path"), month)).drop("path")
        partitions = pl.PartitionBy(f"{out}/store", key=["agency", "period"], include_key=False)
        rows.sink_parquet(partitions, compression="zstd", engine="streaming", mkdir=True, maintain_order=False)


def normalised(raw, lists):
    column = {field: col(name) for field, name in lists.columns.items() if isinstance(name, str)}
    fte = col(lists.fte_column())
    gender, rank, role = (column[it].str.strip_chars().str.to_lowercase() for it in ("gender", "rank", "role"))
    for _ in range(3):  # measured faster than a regular expression
        role = role.str.replace_all("  ", " ", literal=True)
    birth, entry = (column[it].str.to_date("%Y-%m-%d", strict=False) for it in ("birth", "entry"))
    rows = raw.select(
        "path",
        person=column["person"],
        gender=_look(gender.fill_null(""), lists.gender, UNMAPPED),
        rank_key=rank,
        unit=_unit(lists),
        role_key=role,
        other_role=column["role"].str.strip_chars() if lists.open_roles else pl.lit(UNMAPPED),
        contract=column["contract"],
        working_time=pl.when(fte >= 1).then(pl.lit("full-time")).otherwise(pl.lit("part-time")),
        duty_station=column["duty_station"],
        fte_thousandths=(fte * 1000).round().cast(pl.Int32),
        birth_year=birth.dt.year().fill_null(0),
        entry_month=(entry.dt.year() * 12 + entry.dt.month() - 1).fill_null(0).cast(pl.Int32),
    )
    names, levels, bands = ({key: it[place] for key, it in lists.rank.items()} for place in range(3))
    roles, families = ({key: it[place] for key, it in lists.role.items()} for place in range(2))
    return rows.with_columns(
        rank=_look(col("rank_key"), names, UNMAPPED),
        rank_level=_look(col("rank_key"), levels, 0, pl.Int32),
        band=_look(col("rank_key"), bands, UNMAPPED),
        role=_look(col("role_key"), roles, col("other_role")),
        role_family=_look(col("role_key"), families, lists.other_family),
    ).drop("rank_key", "role_key", "other_role")


def stock(_lists, out, periods, name):
    rows = _store(out)
    if periods:
        rows = rows.filter(col("period").is_in(periods))
    counts = rows.group_by("agency", "period", *DIMENSIONS).agg(
        headcount=pl.len().cast(pl.Int32), fte_thousandths=col("fte_thousandths").sum().cast(pl.Int64)
    )
    counts.sink_parquet(f"{out}/counts/{name}.parquet", compression="zstd", engine="streaming")


def flow(lists, out, periods, name):
    """One agency after the other over all months, so that the hash tables stay small; two months in one go."""
    target = f"{out}/counts/{name}.parquet"
    if periods:
        rows = _store(out).filter(col("period").is_in(periods))
        _flow(rows, periods).sink_parquet(target, compression="zstd", engine="streaming")
        return
    months = sorted({period for _, _, period in lists.files})
    parts = [_flow(_store(out, agency), months).collect(engine="streaming") for agency in _agencies(lists)]
    pl.concat(parts).write_parquet(target, compression="zstd")


def _flow(rows, months):
    number = {month: place for place, month in enumerate(months)}
    columns = ["agency", "person", "gender", "rank", "rank_level"]
    rows = rows.select(*columns, month=_look(col("period"), number, dtype=pl.Int32))
    before = rows.with_columns(month=col("month") + 1).filter(col("month") < len(months))
    pairs = before.join(rows.filter(col("month") > 0), on=["agency", "month", "person"], how="full", coalesce=True)
    level_from, level_to = col("rank_level"), col("rank_level_right")
    joined, left = level_from.is_null(), level_to.is_null()
    moved = (level_from > 0) & (level_to > 0) & (level_from != level_to)
    kind = pl.when(joined).then(pl.lit("joiner")).when(left).then(pl.lit("leaver"))
    kind = kind.when(level_to > level_from).then(pl.lit("promotion")).otherwise(pl.lit("demotion"))
    return (
        pairs.filter(joined | left | moved)
        .select("agency", "month", kind=kind, gender=pl.coalesce("gender_right", "gender"),
                rank_from=col("rank").fill_null(""), rank_to=col("rank_right").fill_null(""))
        .group_by("agency", "month", "kind", "gender", "rank_from", "rank_to")
        .agg(headcount=pl.len().cast(pl.Int32))
        .with_columns(period=_look(col("month"), dict(enumerate(months))))
        .drop("month")
    )


def _agencies(lists):
    return sorted({agency for _, agency, _ in lists.files})


def _schema(lists):
    return {name: pl.Float64 if name == lists.fte_column() else pl.String for name in lists.header()}


def _unit(lists):
    names, separator = lists.unit_source()
    if separator:
        return col(names[0]).str.replace_all(separator, UNIT_SEPARATOR, literal=True)
    return pl.concat_str(names, separator=UNIT_SEPARATOR)


def _look(key, table, default=None, dtype=pl.String):
    return key.replace_strict(list(table), list(table.values()), default=default, return_dtype=dtype)


def _store(out, agency="*"):
    part = "**" if agency == "*" else f"agency={agency}/**"
    return pl.scan_parquet(f"{out}/store/{part}/*.parquet", hive_partitioning=True, hive_schema=HIVE)


if __name__ == "__main__":
    stages.main(sys.modules[__name__])
