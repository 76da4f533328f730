"""The ablation for people (a table) and for programs (plain values)."""

import math
from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from search.evaluation.ablation.interval import ROUNDS, paired_interval
from search.evaluation.ablation.rows import Row, mean

_CAPTION = """\
mAP: mean average precision. Gain: over the row whose number is under “On”, with
the interval that holds 95 % of {rounds} draws of the categories. Control: the same
change with words that say nothing about the category. Default: done wherever a
category has what it needs."""


def rows_as_json(rows: Sequence[Row], labels: Sequence[str], seed: int) -> list[dict[str, Any]]:
    """Ready for `json.dumps`; null stands for what has no value."""
    return [_as_json(row, _base(row, rows), labels, seed) for row in rows]


def print_rows(console: Console, rows: Sequence[Row], seed: int) -> None:
    caption = _CAPTION.format(rounds=ROUNDS)
    table = Table(
        box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), caption=caption, caption_justify="left"
    )
    table.add_column("#", justify="right")
    table.add_column("Ranking", overflow="fold")
    for heading in ("On", "mAP", "Gain", "95 % interval", "Control", "Default"):
        table.add_column(heading, justify="right", no_wrap=True)
    numbers = {row.key: str(number) for number, row in enumerate(rows, start=1)}
    for row in rows:
        gain, low, high = _gain(row, _base(row, rows), seed)
        table.add_row(
            numbers[row.key],
            row.title if not row.note else f"{row.title} ({row.note})",
            numbers.get(row.base or "", ""),
            _cell(row.mean),
            _signed(gain),
            "" if math.isnan(low) else f"{low:+.3f} {high:+.3f}",
            "" if row.control is None else _cell(mean(row.control)),
            "yes" if row.shipped else "–",
        )
    console.print(table)
    for row in rows:
        if row.control is not None:
            console.print(f"Control of {numbers[row.key]}: {row.control_title}", highlight=False)


def _base(row: Row, rows: Sequence[Row]) -> Row | None:
    return next((one for one in rows if one.key == row.base), None)


def _gain(row: Row, base: Row | None, seed: int) -> tuple[float, float, float]:
    if base is None or base.precisions is None or row.precisions is None:
        return math.nan, math.nan, math.nan
    difference = mean(row.precisions - base.precisions)
    return difference, *paired_interval(row.precisions, base.precisions, seed)


def _as_json(row: Row, base: Row | None, labels: Sequence[str], seed: int) -> dict[str, Any]:
    gain, low, high = _gain(row, base, seed)
    per_class = row.precisions if row.precisions is not None else ()
    return {
        "key": row.key,
        "title": row.title,
        "base": row.base,
        "mean_average_precision": _number(row.mean),
        "gain": _number(gain),
        "gain_low": _number(low),
        "gain_high": _number(high),
        "control": row.control_title or None,
        "control_mean_average_precision": _number(mean(row.control)),
        "shipped": row.shipped,
        "measured": row.precisions is not None,
        "note": row.note,
        "per_class": {label: _number(x) for label, x in zip(labels, per_class, strict=False)},
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 4)


def _cell(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"


def _signed(value: float) -> str:
    return "" if math.isnan(value) else f"{value:+.3f}"
