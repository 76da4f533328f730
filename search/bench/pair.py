"""A figure of ours beside the figure that it is compared with."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Pair:
    """ours and reference in the same `unit`; `bound` says what the ratio should be."""

    name: str
    unit: str
    ours: float
    reference: float
    bound: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.reference if self.reference else float("nan")

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"ratio": round(self.ratio, 4) if self.reference else None}


def alternate(
    ours: Callable[[], float], reference: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """Medians of both, measured in turn, so that a drift of the machine meets both alike."""
    figures = [(ours(), reference()) for _ in range(rounds)]
    return median(one for one, _ in figures), median(other for _, other in figures)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
