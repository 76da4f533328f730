"""How a version stands: in force, to come, or past, in words and with what took its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from catalogue.models import Category, CategoryVersion, State
from catalogue.rule_words import moment_words


@dataclass(frozen=True, slots=True)
class Standing:
    """tone as in `catalogue.admin.markup.chip`."""

    version: CategoryVersion
    text: str
    tone: str
    is_live: bool = False


def standings(category: Category, versions: Sequence[CategoryVersion]) -> list[Standing]:
    """Two queries for all of them."""
    live = category.versions.live(category) if category.state == State.PUBLISHED else None
    starts = list(category.versions.values_list("starts_at", "number"))
    return [_standing(version, live, starts) for version in versions]


def _standing(
    version: CategoryVersion, live: CategoryVersion | None, starts: list[tuple[datetime, int]]
) -> Standing:
    if live is not None and version.pk == live.pk:
        return Standing(version, "in force", "good", is_live=True)
    if version.was_called_off:
        return Standing(version, "called off", "muted")
    if version.starts_at > timezone.now():
        return Standing(version, f"scheduled for {moment_words(version.starts_at)}", "busy")
    own, until = (version.starts_at, version.number), version.withdrawn_at or timezone.now()
    replaced = any(own < other and other[0] <= until for other in starts)
    return Standing(version, "replaced" if replaced else "withdrawn", "muted")
