-- Flow: what happened to people between two staff lists of one agency, at the finest grain.
-- opening, closing: the staff lists of the two periods.
-- seen_before: persons on a list of the grace months before the opening one, once each.
-- seen_after: persons on a list of the grace months after the closing one, once each.
-- First match wins: who was away no longer than the grace is a return or an absence, not a joiner or a leaver.
-- Gender is the one at the opening; a corrected record shows as gender_to differing from gender_from.
SELECT
    agency,
    kind,
    gender_from,
    gender_to,
    rank_from,
    rank_to,
    band_from,
    band_to,
    unit_from,
    unit_to,
    role_from,
    role_to,
    contract_from,
    contract_to,
    COUNT(*) AS headcount
FROM (
    SELECT
        COALESCE(o.agency, c.agency) AS agency,
        CASE
            WHEN o.person IS NULL AND b.person IS NOT NULL THEN 'return'
            WHEN o.person IS NULL THEN 'joiner'
            WHEN c.person IS NULL AND a.person IS NOT NULL THEN 'absence'
            WHEN c.person IS NULL THEN 'leaver'
            WHEN o.rank_level > 0 AND c.rank_level > o.rank_level THEN 'promotion'
            WHEN c.rank_level > 0 AND c.rank_level < o.rank_level THEN 'demotion'
            WHEN c.unit <> o.unit THEN 'move'
            ELSE 'stay'
        END AS kind,
        o.gender AS gender_from,
        c.gender AS gender_to,
        o.rank AS rank_from,
        c.rank AS rank_to,
        o.band AS band_from,
        c.band AS band_to,
        o.unit AS unit_from,
        c.unit AS unit_to,
        o.role AS role_from,
        c.role AS role_to,
        o.contract AS contract_from,
        c.contract AS contract_to
    FROM opening AS o
    FULL OUTER JOIN closing AS c ON o.agency = c.agency AND o.person = c.person
    LEFT JOIN seen_before AS b ON c.agency = b.agency AND c.person = b.person
    LEFT JOIN seen_after AS a ON o.agency = a.agency AND o.person = a.person
) AS movement
GROUP BY
    agency,
    kind,
    gender_from,
    gender_to,
    rank_from,
    rank_to,
    band_from,
    band_to,
    unit_from,
    unit_to,
    role_from,
    role_to,
    contract_from,
    contract_to
