"""Figures as JSON and as cells of a table; NaN, which stands for no value, is neither."""

import math
from collections.abc import Mapping
from typing import Any


def plain(value: Any) -> Any:
    """Numbers rounded to four digits, null for NaN, in dicts and lists of any depth."""
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 4)
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def cell(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"
