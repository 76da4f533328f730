"""Several sets in one table, each counting alike, and the sweeps of the recipe's weights."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from search.evaluation.ablation.rows import Row, mean
from search.evaluation.ablation.sweep import Sweep


def print_together(console: Console, sets: Mapping[str, Sequence[Row]]) -> None:
    """Mean average precision of each row on each set, and the means over the sets that have it.

    The gain is over the row that it builds on, the control's over the same.
    """
    table = Table(title="All sets, each counting alike", box=box.SIMPLE_HEAD, title_justify="left")
    table.add_column("Ranking", min_width=24, overflow="fold")
    for heading in (*sets, "Mean", "Gain", "Control"):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in together(sets):
        table.add_row(
            one["title"],
            *(_cell(one["sets"].get(name)) for name in sets),
            _cell(one["mean"]),
            _signed(one["gain"]),
            _signed(one["control_gain"]),
        )
    console.print(table)


def together(sets: Mapping[str, Sequence[Row]]) -> list[dict[str, Any]]:
    """One entry for each row, in order, as plain values."""
    by_key = {name: {row.key: row for row in rows} for name, rows in sets.items()}
    first = next(iter(sets.values()))
    return [_entry(row, by_key) for row in first]


def _entry(row: Row, sets: Mapping[str, Mapping[str, Row]]) -> dict[str, Any]:
    measured = {
        name: rows[row.key]
        for name, rows in sets.items()
        if row.key in rows and not math.isnan(rows[row.key].mean)
    }
    base = row.base or ""
    bases = {name: sets[name][base].mean for name in measured if base in sets[name]}
    gains = [measured[name].mean - base for name, base in bases.items() if not math.isnan(base)]
    controls = [
        mean(measured[name].control) - base
        for name, base in bases.items()
        if measured[name].control is not None
    ]
    return {
        "key": row.key,
        "title": row.title,
        "sets": {name: round(one.mean, 4) for name, one in measured.items()},
        "mean": _average([one.mean for one in measured.values()]),
        "gain": _average(gains),
        "control_gain": _average(controls),
        "shipped": row.shipped,
    }


def print_sweep(console: Console, sweep: Sweep) -> None:
    """A table of values, then what leaving each set out says."""
    table = Table(
        title=f"Weight “{sweep.weight}”, shipped {sweep.shipped:g}",
        box=box.SIMPLE_HEAD,
        title_justify="left",
    )
    for heading in ("Value", *sweep.sets, "Mean"):
        table.add_column(heading, justify="right", no_wrap=True)
    for value, figures, average in zip(sweep.values, sweep.table, sweep.means, strict=True):
        table.add_row(f"{value:g}", *map(_cell, figures), f"{average:.4f}")
    console.print(table)
    for name, value, gain in sweep.left_out():
        console.print(f"Best without {name}: {value:g}, on it {gain:+.3f}", highlight=False)


def sweep_as_json(sweep: Sweep) -> dict[str, Any]:
    return {
        "weight": sweep.weight,
        "shipped": sweep.shipped,
        "values": list(sweep.values),
        "sets": {
            name: [round(float(x), 4) for x in column]
            for name, column in zip(sweep.sets, sweep.table.T, strict=True)
        },
        "left_out": [
            {"set": name, "best_on_the_others": value, "gain": round(gain, 4)}
            for name, value, gain in sweep.left_out()
        ],
    }


def _average(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _cell(value: float | None) -> str:
    return "–" if value is None or math.isnan(value) else f"{value:.3f}"


def _signed(value: float | None) -> str:
    return "" if value is None else f"{value:+.3f}"
