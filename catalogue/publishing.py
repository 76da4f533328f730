"""Draft, publish, restore, withdraw: the only ways in which a shelf changes for shoppers."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from catalogue.content import Content, ContentThreshold, draft_content
from catalogue.models import Category, CategoryVersion, State
from catalogue.models.history import give_reason
from catalogue.signals import categories_published

Person = AbstractBaseUser | AnonymousUser | None


class ChangedMeanwhile(Exception):
    """What was looked at is not what would be published any more; nothing was published."""


@transaction.atomic
def publish(
    category: Category,
    author: Person = None,
    note: str = "",
    starts_at: datetime | None = None,
    *,
    seen: str = "",
) -> CategoryVersion:
    """Make the draft what shoppers see, from `starts_at` on (None: now).

    seen: the `digest` of what the author looked at; raises ChangedMeanwhile where it is another.
    """
    locked = _lock(category)
    content = draft_content(locked)
    _check_seen(locked, content, seen)
    if starts_at is not None:
        keep_first_version(locked, author)  # what is to come must not hide what is there
    version = _add(locked, content.as_dict(), author, note, starts_at)
    _move(category, locked, State.PUBLISHED, note, author)
    categories_published.send(Category, category_ids=[category.pk])
    return version


@transaction.atomic
def restore(
    version: CategoryVersion, author: Person = None, note: str = "", *, seen: str = ""
) -> CategoryVersion:
    """Show shoppers an earlier version again, as a new one; the draft stays as it is.

    `seen` as in `publish`, of the version's content.
    """
    locked = _lock(version.category)
    _check_seen(locked, Content.from_dict(version.content), seen)
    note = note or f"Version {version.number} again."
    new = _add(locked, version.content, author, note, None, restored_from=version)
    _move(version.category, locked, State.PUBLISHED, note, author)
    categories_published.send(Category, category_ids=[locked.pk])
    return new


@transaction.atomic
def withdraw(
    category: Category, state: State = State.DRAFT, person: Person = None, reason: str = ""
) -> None:
    """Take it off the shop; draft and versions stay. Scheduled versions are called off."""
    locked = _lock(category)
    standing = CategoryVersion.objects.standing().filter(category=locked)
    standing.update(withdrawn_at=timezone.now(), withdrawn_by=person.pk if person else None)
    _move(category, locked, state, reason, person)
    categories_published.send(Category, category_ids=[locked.pk])


@transaction.atomic
def call_off(category: Category, person: Person = None) -> int:
    """Let no scheduled version start; returns how many that were."""
    locked = _lock(category)
    ahead = CategoryVersion.objects.ahead().filter(category=locked)
    who = person.pk if person else None
    called_off = ahead.update(withdrawn_at=timezone.now(), withdrawn_by=who)
    if called_off and not CategoryVersion.objects.due().filter(category=locked).exists():
        _move(category, locked, State.DRAFT, "The first publication was called off.", person)
    return called_off


def keep_first_version(category: Category, author: Person = None) -> CategoryVersion | None:
    """Before a draft is edited that shoppers see directly: let them see it as it is now.

    A category that was published by an import or a script has no version yet. None: there was
    nothing to keep.
    """
    if category.state != State.PUBLISHED or category.versions.exists():
        return None
    locked = _lock(category)
    if locked.versions.exists():  # of two people at once the other was first, and may have edited
        return None
    content = draft_content(locked).as_dict()
    return _add(locked, content, author, "As it was before its first edit here.", None)


def keep_carried_threshold(
    category: Category, encoder_id: str, author: Person = None
) -> CategoryVersion | None:
    """Before a person changes a threshold that was carried over: shoppers go on with that one.

    A version that is older than the encoder does not know it yet, and one from before it was
    carried anew knows another. None: there was nothing to keep.
    """
    version = category.versions.live(category)
    carried = category.thresholds.filter(encoder_id=encoder_id, carried=True).first()
    if version is None or carried is None or category.state != State.PUBLISHED:
        return None
    content = Content.from_dict(version.content)
    known = content.thresholds.get(encoder_id)
    kept = ContentThreshold(carried.value, carried.review_from, carried=True)
    if known is not None and (known == kept or not known.carried):
        return None
    content = replace(content, thresholds={**content.thresholds, encoder_id: kept})
    note = "With the threshold that the change of encoder set."
    return _add(_lock(category), content.as_dict(), author, note, None)


def shown_content(category: Category) -> Content | None:
    """What shoppers see of it, were everything above it published; None: nothing at all."""
    if category.state != State.PUBLISHED:
        return None
    if not category.versions.exists():
        return draft_content(category)
    version = category.versions.live(category)
    return Content.from_dict(version.content) if version else None


def has_unpublished_changes(category: Category) -> bool:
    """Whether the draft differs from what shoppers see, or will see."""
    newest = category.versions.standing().order_by("-number").first()
    if newest is None:
        return category.state != State.PUBLISHED
    return not is_same(Content.from_dict(newest.content), draft_content(category))


def is_same(shown: Content, draft: Content) -> bool:
    """Whether a person changed nothing between the two.

    A threshold that a change of the encoder set is no change: shoppers see it at once.
    """
    return _essence(shown) == _essence(_without_carried(draft, shown.thresholds.keys()))


def _without_carried(draft: Content, known: Collection[str]) -> Content:
    """Without thresholds that were carried over to encoders which are not known yet."""
    kept = {
        encoder: one
        for encoder, one in draft.thresholds.items()
        if encoder in known or not one.carried
    }
    return replace(draft, thresholds=kept)


def digest(category: Category, content: Content) -> str:
    """SHA-256 of what would be published and of what that would take the place of."""
    versions = category.versions.order_by("-number").values_list("number", "withdrawn_at")
    live = category.versions.live(category)
    now = [category.state, live.number if live else 0, list(versions[:1])]
    source = json.dumps([_essence(content), now], sort_keys=True, default=str)
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


def _check_seen(locked: Category, content: Content, seen: str) -> None:
    if seen and seen != digest(locked, content):
        raise ChangedMeanwhile


def _essence(content: Content) -> dict[str, Any]:
    """What a person changed; names of siblings follow other categories."""
    return {name: value for name, value in content.as_dict().items() if name != "siblings"}


def _add(
    category: Category,
    content: dict[str, Any],
    author: Person,
    note: str,
    starts_at: datetime | None,
    restored_from: CategoryVersion | None = None,
) -> CategoryVersion:
    last: int = category.versions.aggregate(last=Max("number"))["last"] or 0
    return CategoryVersion.objects.create(
        category=category,
        number=last + 1,
        content=content,
        note=note[:300],
        author_id=author.pk if author else None,
        starts_at=starts_at or timezone.now(),
        restored_from=restored_from,
    )


def _move(given: Category, locked: Category, state: State, reason: str, person: Person) -> None:
    """To another state; the history hears of it only where it is one."""
    if locked.state != state:
        locked.state = state
        give_reason(locked, reason, person)
        locked.save(update_fields=["state", "updated_at"])
    given.state = state


def _lock(category: Category) -> Category:
    return Category.objects.select_for_update().get(pk=category.pk)
