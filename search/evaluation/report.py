"""An evaluation for people (tables) and for programs (one JSON object)."""

import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from search.encoders.base import Encoder
from search.evaluation.zero_shot_ranking import RankingResult

FIGURES = (
    "mean_average_precision",
    "precision_at_5",
    "precision_at_10",
    "accuracy",
    "accuracy_standardised",
    "accuracy_per_class",
)


def as_json(result: RankingResult, encoder: Encoder, dataset: Path, encoded: int) -> dict[str, Any]:
    """Plain values, ready for `json.dumps`; null stands for what has no value."""
    chance_by_figure = _chances(result)
    return {
        "dataset": dataset.resolve().name,
        "encoder": encoder.name,
        "encoder_id": encoder.id,
        "encoder_revision": encoder.revision,
        "recipe": list(result.parts),
        "templates": list(encoder.templates),
        "products": result.products,
        "categories": len(result.per_class),
        "images_encoded": encoded,
        **{name: _number(getattr(result, name)) for name in FIGURES},
        "chance": {name: _number(chance_by_figure[name]) for name in FIGURES},
        "per_class": {
            row.label: {
                name: _number(value) if isinstance(value, float) else value
                for name, value in asdict(row).items()
                if name != "label"
            }
            for row in result.per_class
        },
    }


def print_report(
    console: Console, result: RankingResult, encoder: Encoder, dataset: Path, encoded: int
) -> None:
    """Two tables: each category, then the means beside what chance would give."""
    console.print(
        f"[bold]{dataset.resolve().name}[/bold]: {result.products} products, "
        f"{len(result.per_class)} categories, {encoded} images encoded now"
    )
    console.print(f"Encoder: [bold]{encoder.name}[/bold] ({encoder.id})", highlight=False)
    console.print(f"Recipe: {', '.join(result.parts)}", highlight=False)
    console.print(_category_table(result))
    console.print(_summary_table(result))


def _category_table(result: RankingResult) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        caption="AP: average precision. P@5, P@10: precision of the first 5, 10.\n"
        "Std. acc.: accuracy with each definition's scores standardised over the set.",
        caption_justify="left",
    )
    table.add_column("Category", no_wrap=True)
    for heading in ("Photos", "AP", "P@5", "P@10", "Acc.", "Std. acc.", "Chance"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in result.per_class:
        table.add_row(
            row.label,
            str(row.products),
            _cell(row.average_precision),
            _cell(row.precision_at_5),
            _cell(row.precision_at_10),
            _cell(row.accuracy),
            _cell(row.accuracy_standardised),
            _cell(row.chance),
        )
    return table


def _summary_table(result: RankingResult) -> Table:
    table = Table("Over all categories", box=box.SIMPLE_HEAD)
    table.add_column("Value", justify="right")
    table.add_column("Chance", justify="right")
    chances = _chances(result)
    for name in FIGURES:
        heading = name.replace("_", " ").replace(" at ", "@").capitalize()
        table.add_row(heading, _cell(getattr(result, name)), _cell(chances[name]))
    return table


def _chances(result: RankingResult) -> dict[str, float]:
    """A random order's precision is the prevalence; a random choice is right once in m."""
    return {
        "mean_average_precision": result.chance_average_precision,
        "precision_at_5": result.chance_average_precision,
        "precision_at_10": result.chance_average_precision,
        "accuracy": result.chance_accuracy,
        "accuracy_standardised": result.chance_accuracy,
        "accuracy_per_class": result.chance_accuracy,
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _cell(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"
