"""Readers of how a search is answered: `sort`, `legs`, `fusion`, `cut`."""

from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict

from search.methods.cut_off import CutOff, CutOffKind
from search.parameters import QueryError
from search.query_choices import Fusion, Leg, Sort

_Choice = TypeVar("_Choice", bound=StrEnum)

_VALUED = {CutOffKind.RELATIVE: (0, 1), CutOffKind.DEVIATION: (-10, 10), CutOffKind.FIXED: (-9, 9)}


def read_sort(params: QueryDict) -> Sort:
    return _one_of(params, "sort", Sort.RELEVANCE)


def read_fusion(params: QueryDict) -> Fusion:
    return _one_of(params, "fusion", Fusion.WEIGHTS)


def _one_of(params: QueryDict, field: str, default: _Choice) -> _Choice:
    choices = {str(one): one for one in type(default)}
    raw = params.get(field, "").strip() or default
    if raw not in choices:
        raise QueryError(field, f"This is one of {', '.join(choices)}.")
    return choices[raw]


def read_legs(params: QueryDict) -> frozenset[Leg]:
    """`legs=picture,words`; all of them where nothing is said."""
    names = {name.strip() for raw in params.getlist("legs") for name in raw.split(",")} - {""}
    if names - set(Leg):
        raise QueryError("legs", f"These are some of {', '.join(Leg)}.")
    return frozenset(Leg(name) for name in names) or frozenset(Leg)


def read_cut(params: QueryDict) -> CutOff | None:
    """`cut=off`, `cut=gap`, `cut=relative:0.6`, `cut=deviation:2`, `cut=fixed:0.3`."""
    raw = params.get("cut", "").strip()
    if not raw:
        return None
    name, _, number = raw.partition(":")
    try:
        kind = CutOffKind(name)
        needs = number or kind in {CutOffKind.FIXED, CutOffKind.DEVIATION}
        value = float(number) if needs else CutOff().value
        low, high = _VALUED.get(kind, (0, 1))
        if not low <= value <= high:
            raise ValueError(value)
    except ValueError as error:
        raise QueryError(
            "cut",
            "This is off, gap, relative with a number from 0 to 1 (as in relative:0.6), deviation "
            "from -10 to 10, or fixed from -9 to 9.",
        ) from error
    return CutOff(kind, value)


def write_cut(cut: CutOff | None) -> str | None:
    """What `read_cut` reads back."""
    if cut is None:
        return None
    return f"{cut.kind}:{cut.value:g}" if cut.kind in _VALUED else str(cut.kind)
