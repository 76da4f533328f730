from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Suggestion:
    method: str
    threshold: float | None
    count: int
    sure: bool
    why: str


@dataclass(frozen=True, slots=True)
class Level:
    name: str
    threshold: float
    count: int


def suggest(
    scores: NDArray[np.float32], null: NDArray[np.float32] | None = None
) -> list[Suggestion]:
    return []


def levels(scores: NDArray[np.float32]) -> list[Level]:
    return []
