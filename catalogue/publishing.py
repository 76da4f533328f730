"""Draft, publish, restore, withdraw: the only ways in which a shelf changes for shoppers."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from catalogue.content import Content, draft_content
from catalogue.models import Category, CategoryVersion, State
from catalogue.signals import categories_published

Person = AbstractBaseUser | AnonymousUser | None


@transaction.atomic
def publish(
    category: Category,
    author: Person = None,
    note: str = "",
    starts_at: datetime | None = None,
) -> CategoryVersion:
    """Make the draft what shoppers see, from `starts_at` on (None: now)."""
    locked = _lock(category)
    version = _add(locked, draft_content(locked).as_dict(), author, note, starts_at)
    _publish_state(category, locked)
    categories_published.send(Category, category_ids=[category.pk])
    return version


@transaction.atomic
def restore(version: CategoryVersion, author: Person = None, note: str = "") -> CategoryVersion:
    """Show shoppers an earlier version again, as a new one; the draft stays as it is."""
    locked = _lock(version.category)
    note = note or f"Version {version.number} again."
    new = _add(locked, version.content, author, note, None, restored_from=version)
    _publish_state(version.category, locked)
    categories_published.send(Category, category_ids=[locked.pk])
    return new


@transaction.atomic
def withdraw(category: Category, state: State = State.DRAFT) -> None:
    """Take it off the shop; versions and draft stay. Scheduled versions are called off."""
    locked = _lock(category)
    CategoryVersion.objects.filter(category=locked, starts_at__gt=timezone.now()).delete()
    locked.state = category.state = state
    locked.save(update_fields=["state", "updated_at"])
    categories_published.send(Category, category_ids=[locked.pk])


@transaction.atomic
def call_off(category: Category) -> int:
    """Delete versions that are still to come; returns how many."""
    _lock(category)
    ahead = CategoryVersion.objects.filter(category=category, starts_at__gt=timezone.now())
    called_off: int = ahead.count()
    ahead.delete()
    return called_off


def keep_first_version(category: Category, author: Person = None) -> CategoryVersion | None:
    """Before a draft is edited that shoppers see directly: let them see it as it is now.

    A category that was published by an import or a script has no version yet. `category` must be
    as stored. None: there was nothing to keep.
    """
    if category.state != State.PUBLISHED or category.versions.exists():
        return None
    content = draft_content(category).as_dict()
    return _add(_lock(category), content, author, "As it was before its first edit here.", None)


def has_unpublished_changes(category: Category) -> bool:
    """Whether the draft differs from what shoppers see, or will see."""
    newest = category.versions.order_by("-number").first()
    if newest is None:
        return category.state != State.PUBLISHED
    return _essence(Content.from_dict(newest.content)) != _essence(draft_content(category))


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
        note=note,
        author_id=author.pk if author else None,
        starts_at=starts_at or timezone.now(),
        restored_from=restored_from,
    )


def _publish_state(given: Category, locked: Category) -> None:
    given.state = locked.state = State.PUBLISHED
    locked.save(update_fields=["state", "updated_at"])


def _lock(category: Category) -> Category:
    return Category.objects.select_for_update().get(pk=category.pk)
