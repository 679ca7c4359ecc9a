"""DuckDB: one statement a stage, as its guide advises: partitioned COPY, lookup tables, hive-partitioned scans.

`preserve_insertion_order = false` lets it write without keeping the order of rows.
"""

import sys

import duckdb

import stages
from lists import DIMENSIONS, UNIT_SEPARATOR, UNMAPPED

CHANGE = "agency VARCHAR, period VARCHAR, kind VARCHAR, gender VARCHAR, rank_from VARCHAR, rank_to VARCHAR, headcount INTEGER"
# Follow from another dimension, so they need not be grouped by.
IMPLIED = ["band", "role_family"]
connection = duckdb.connect()
connection.execute("SET preserve_insertion_order = false")


def ingest(lists, out):
    _lookup("gender_code", lists.gender, ["word"])
    _lookup("rank_code", lists.rank, ["rank", "rank_level", "band"])
    _lookup("role_code", lists.role, ["role", "role_family"])
    agency = _by_file({path: agency for path, agency, _ in lists.files})
    period = _by_file({path: period for path, _, period in lists.files})
    options = "PARTITION_BY (agency, period), OVERWRITE_OR_IGNORE true, FILENAME_PATTERN 'part_{i}'"
    connection.execute(
        f"COPY ({_normalised(lists, agency, period)}) TO '{out}/store' (FORMAT parquet, COMPRESSION zstd, {options})"
    )


def stock(_lists, out, periods, name):
    keys = ["agency", "period", *(it for it in DIMENSIONS if it not in IMPLIED)]
    implied = ", ".join(f"any_value({it}) AS {it}" for it in IMPLIED)
    connection.execute(f"""
        COPY (SELECT {", ".join(keys)}, {implied},
                     count(*)::INTEGER AS headcount, sum(fte_thousandths)::BIGINT AS fte_thousandths
              FROM {_store(out)} {_only(periods)} GROUP BY {", ".join(keys)})
        TO '{out}/counts/{name}.parquet' (FORMAT parquet, COMPRESSION zstd)""")


def flow(lists, out, periods, name):
    """One agency after the other over all months, so that the hash tables stay small; two months in one go."""
    source = _flow(_store(out), _only(periods))
    if not periods:
        connection.execute(f"CREATE TEMP TABLE change ({CHANGE})")
        for agency in sorted({agency for _, agency, _ in lists.files}):
            connection.execute(f"INSERT INTO change {_flow(_store(out, agency), '')}")
        source = "FROM change"
    connection.execute(f"COPY ({source}) TO '{out}/counts/{name}.parquet' (FORMAT parquet, COMPRESSION zstd)")


def _flow(store, only):
    return f"""
        WITH month AS (
            SELECT agency, person, gender, rank, rank_level,
                   CAST(period[1:4] AS INTEGER) * 12 + CAST(period[6:7] AS INTEGER) - 1 AS month
            FROM {store} {only}),
        ends AS (SELECT min(month) AS first, max(month) AS last FROM (SELECT DISTINCT month FROM month)),
        pair AS (
            SELECT coalesce(b.agency, a.agency) AS agency, coalesce(b.month, a.month + 1) AS month,
                   CASE WHEN a.person IS NULL THEN 'joiner' WHEN b.person IS NULL THEN 'leaver'
                        WHEN b.rank_level > a.rank_level THEN 'promotion' ELSE 'demotion' END AS kind,
                   coalesce(b.gender, a.gender) AS gender, coalesce(a.rank, '') AS rank_from, coalesce(b.rank, '') AS rank_to
            FROM month a FULL JOIN month b ON a.agency = b.agency AND a.person = b.person AND a.month + 1 = b.month
            WHERE a.person IS NULL OR b.person IS NULL
               OR (a.rank_level <> b.rank_level AND a.rank_level > 0 AND b.rank_level > 0))
        SELECT agency, printf('%04d-%02d', month // 12, month % 12 + 1) AS period, kind, gender, rank_from, rank_to,
               count(*)::INTEGER AS headcount
        FROM pair, ends WHERE month > first AND month <= last GROUP BY ALL"""


def _normalised(lists, agency, period):
    column = {field: f"c.{_name(name)}" for field, name in lists.columns.items() if isinstance(name, str)}
    fte = f"c.{_name(lists.fte_column())}"
    role = f"lower(trim({column['role']}))"
    for _ in range(3):  # measured faster than a regular expression
        role = f"replace({role}, '  ', ' ')"
    other_role = f"trim({column['role']})" if lists.open_roles else _text(UNMAPPED)
    birth, entry = (f"try_cast({column[it]} AS DATE)" for it in ("birth", "entry"))
    return f"""
        SELECT {agency} AS agency, {period} AS period, {column["person"]} AS person,
               coalesce(g.word, {_text(lists.gender.get("", UNMAPPED))}) AS gender,
               coalesce(r.rank, {_text(UNMAPPED)}) AS rank, coalesce(r.rank_level, 0) AS rank_level,
               coalesce(r.band, {_text(UNMAPPED)}) AS band, {_unit(lists)} AS unit,
               coalesce(o.role, {other_role}) AS role, coalesce(o.role_family, {_text(lists.other_family)}) AS role_family,
               {column["contract"]} AS contract,
               CASE WHEN {fte} >= 1 THEN 'full-time' ELSE 'part-time' END AS working_time,
               {column["duty_station"]} AS duty_station, round({fte} * 1000)::INTEGER AS fte_thousandths,
               coalesce(year({birth}), 0)::INTEGER AS birth_year,
               coalesce(year({entry}) * 12 + month({entry}) - 1, 0)::INTEGER AS entry_month
        FROM {_csv(lists)} c
        LEFT JOIN gender_code g ON g.key = lower(trim({column["gender"]}))
        LEFT JOIN rank_code r ON r.key = lower(trim({column["rank"]}))
        LEFT JOIN role_code o ON o.key = {role}"""


def _csv(lists):
    types = ", ".join(f"{_text(it)}: '{'DOUBLE' if it == lists.fte_column() else 'VARCHAR'}'" for it in lists.header())
    files = ", ".join(_text(path) for path, _, _ in lists.files)
    return f"""read_csv([{files}], header = true, auto_detect = false, delim = {_text(lists.delimiter)}, quote = '"',
                     escape = '"', columns = {{{types}}}, filename = true)"""


def _unit(lists):
    names, separator = lists.unit_source()
    if separator:
        return f"replace(c.{_name(names[0])}, {_text(separator)}, {_text(UNIT_SEPARATOR)})"
    return f"concat_ws({_text(UNIT_SEPARATOR)}, {', '.join(f'c.{_name(it)}' for it in names)})"


def _by_file(values):
    return "MAP {" + ", ".join(f"{_text(path)}: {_text(value)}" for path, value in values.items()) + "}[c.filename]"


def _lookup(name, table, columns):
    rows = [(key, *(value if isinstance(value, tuple) else (value,))) for key, value in table.items()]
    cells = (", ".join(str(it) if isinstance(it, int) else _text(it) for it in row) for row in rows)
    values = ", ".join(f"({row})" for row in cells)
    connection.execute(f"CREATE TEMP TABLE {name} AS FROM (VALUES {values}) v(key, {', '.join(columns)})")


def _store(out, agency="*"):
    part = "*" if agency == "*" else f"agency={agency}"
    types = "{'agency': 'VARCHAR', 'period': 'VARCHAR'}"
    return f"read_parquet('{out}/store/{part}/*/*.parquet', hive_partitioning = true, hive_types = {types})"


def _only(periods):
    return f"WHERE period IN ({', '.join(_text(it) for it in periods)})" if periods else ""


def _text(text):
    return "'" + text.replace("'", "''") + "'"


def _name(column):
    return '"' + column.replace('"', '""') + '"'


if __name__ == "__main__":
    stages.main(sys.modules[__name__])
