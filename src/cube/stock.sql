-- Stock: who is on the staff list at the end of a period, at the finest grain.
-- Runs unchanged on Polars, DuckDB, DataFusion (Ballista) and Spark over the staff files of the store,
-- with `agency` and `period` taken from the partitions.
SELECT
    agency,
    period,
    gender,
    rank,
    band,
    unit,
    role,
    role_family,
    contract,
    working_time,
    duty_station,
    COUNT(*) AS headcount,
    SUM(CAST(fte_thousandths AS BIGINT)) AS fte_thousandths
FROM staff
GROUP BY
    agency,
    period,
    gender,
    rank,
    band,
    unit,
    role,
    role_family,
    contract,
    working_time,
    duty_station
