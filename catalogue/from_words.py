"""A draft category out of nothing but words, as a shopper or a merchandiser said them."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection, transaction

from catalogue.models import Category, State
from catalogue.models.history import give_reason
from catalogue.same_words import saved_as
from catalogue.slugs import free_slug

Person = AbstractBaseUser | AnonymousUser | None

_NAME = 120


@transaction.atomic
def draft_from_words(text: str, person: Person = None, reason: str = "") -> tuple[Category, bool]:
    """The category, and whether it is new: words that one says already make no second.

    text: cleaned and not empty; reason: kept in the history. One at a time, so that a double
    click makes one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('draft_from_words'))")
    known = saved_as(text)
    if known is not None:
        return known, False
    taken = set(Category.objects.values_list("slug", flat=True))
    category = Category(
        name=_name(text), definition=text, slug=free_slug(taken, text), state=State.DRAFT
    )
    give_reason(category, reason, person)
    category.save()
    return category, True


def _name(text: str) -> str:
    """The words with a large first letter, cut between words where they are too many."""
    name = text[:1].upper() + text[1:]
    if len(name) <= _NAME:
        return name
    return name[: _NAME - 1].rsplit(" ", 1)[0][: _NAME - 1] + "…"
