from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection, transaction
from simple_history.utils import bulk_create_with_history

from catalogue.models import Category, State
from catalogue.models.history import asked_at
from catalogue.signals import categories_changed
from catalogue.slugs import free_slug
from catalogue.taxonomy.planning import Node, Plan, plan
from catalogue.taxonomy.reading import Reading

Person = AbstractBaseUser | AnonymousUser | None

_BATCH = 1_000


def import_taxonomy(
    reading: Reading,
    under: Category | None = None,
    depth: int | None = None,
    person: Person = None,
    *,
    dry_run: bool = False,
) -> Plan:
    """Make what is not there yet, as drafts; all of it or nothing.

    Safe to repeat: a category of the same name at the same place is left as people have edited it,
    and so is its definition. A statement for each level and kind, not for each category.
    """
    if dry_run:
        return _with_problems(plan(reading.rows, under, depth), reading)
    with transaction.atomic():
        with connection.cursor() as cursor:  # two imports at once would make everything twice
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('import_taxonomy'))")
        made = _with_problems(plan(reading.rows, under, depth), reading)
        _make(made, person)
    return made


def _with_problems(made: Plan, reading: Reading) -> Plan:
    made.problems, made.unit = reading.problems, reading.unit
    return made


def _make(made: Plan, person: Person) -> None:
    """Level by level, since a child needs its parent's key."""
    taken = set(Category.objects.values_list("slug", flat=True))
    level = [(made.under, node) for node in made.roots.values()]
    created: list[int] = []
    while level:
        new = [(parent, node) for parent, node in level if node.is_new]
        rows = [_row(parent, node, taken) for parent, node in new]
        kept = bulk_create_with_history(
            rows,
            Category,
            batch_size=_BATCH,
            default_user=person if person and person.pk else None,
            default_change_reason="From a taxonomy file.",
            custom_historical_attrs={"address": asked_at()},
        )
        created += [category.pk for category in kept]
        owners = {id(node): row for (_, node), row in zip(new, kept, strict=True)}
        level = list(_below(level, owners))
    if created:
        categories_changed.send(Category, category_ids=created)


def _row(parent: Category | None, node: Node, taken: set[str]) -> Category:
    above = [parent.name] if parent else []
    return Category(
        name=node.name,
        definition=node.definition,
        slug=free_slug(taken, node.name, *above),
        parent=parent,
        state=State.DRAFT,
        revision=1,
    )


def _below(
    level: Iterable[tuple[Category | None, Node]], owners: dict[int, Category]
) -> Iterable[tuple[Category | None, Node]]:
    for _, node in level:
        own = node.stored or owners[id(node)]
        yield from ((own, child) for child in node.children.values())
