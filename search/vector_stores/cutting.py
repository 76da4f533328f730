"""`search.methods.cut_off.least_score` in SQL, over a CTE `best` with one row a product.

Distances are negative scores: what is relevant lies at or below `most`, NULL where nothing is cut.
"""

from search.methods.cut_off import GAP_WITHIN, LEAST_SHOWN, CutOff, CutOffKind


def cut_ctes(cut: CutOff) -> str:
    """CTEs that end in `cut (most, products)`, one row."""
    return f"""
        spread AS (
            SELECT count(*) AS products, min(distance) AS nearest, avg(distance) AS mean,
                   COALESCE(stddev_pop(distance), 0) AS deviation
            FROM best
        ),
        head AS (
            SELECT distance, row_number() OVER (ORDER BY distance) AS number,
                   lead(distance) OVER (ORDER BY distance) AS following
            FROM (SELECT distance FROM best ORDER BY distance LIMIT {GAP_WITHIN + 1}) nearest
        ),
        cut AS MATERIALIZED (SELECT {_most(cut)} AS most, products FROM spread)
    """


def _most(cut: CutOff) -> str:
    value = float(cut.value)
    if cut.kind == CutOffKind.OFF:
        return "NULL::float8"
    if cut.kind == CutOffKind.FIXED:
        return f"{-value!r}::float8"
    if cut.kind == CutOffKind.RELATIVE:
        most = f"mean - {value!r} * (mean - nearest)"
    elif cut.kind == CutOffKind.DEVIATION:
        most = f"mean - {value!r} * deviation"
    else:
        most = f"""COALESCE(
            (SELECT distance FROM head WHERE number >= {LEAST_SHOWN} AND following > distance
             ORDER BY following - distance DESC, number LIMIT 1),
            (SELECT max(distance) FROM best))"""
    shown = f"SELECT max(distance) FROM head WHERE number <= {LEAST_SHOWN}"
    return f"GREATEST({most}, ({shown}))"
