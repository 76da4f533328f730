"""`bench preview`: the live preview beside a category's form against the bare scans it issues."""

from collections.abc import Callable
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from catalogue.content import draft_content
from catalogue.models import Category, CategoryThreshold
from catalogue.publishing import publish
from search.bench.catalogue import fill
from search.bench.pair import Pair, alternate, seconds
from search.bench.scratch import scratch, use
from search.models import EncoderInUse
from search.preview import preview

_ROUNDS = 15
_WORDS = "backpack with solar panels"
_NEGATIVE = "a handbag of leather"
_BOUND = "under 300 ms"

Statement = tuple[str, Any]


def bench_preview(encoder_name: str, products: int, say: Callable[[str], None]) -> list[Pair]:
    """Milliseconds of a preview of an unsaved definition, through all middleware, over those of
    its scans alone: warm, and as at the first look, when the published shelf is read too.

    Its texts are encoded before, so that none of it is the encoder's time; the weight of a
    negative differs each time, so that no scoring is remembered.
    """
    with scratch():
        row, _ = use(encoder_name)
        say(f"Making {products} products with random vectors …")
        fill(row, products)
        category = _published(row, products // 100)
        ask = _asking(category)

        def forget() -> None:
            cache.clear()
            preview(draft_content(category))  # encodes what is read, reads what is known anyway

        say(f"Measuring {_ROUNDS} rounds of both …")
        return [
            _pair("preview", products, ask, lambda: None),
            _pair("first preview", products, ask, forget),
        ]


def _pair(name: str, products: int, ask: Callable[[], None], before: Callable[[], None]) -> Pair:
    ask()
    before()
    scans = _scans(ask)

    def ours() -> float:
        before()
        return 1000 * seconds(ask)

    def reference() -> float:
        return 1000 * seconds(lambda: _execute(scans))

    title = f"{name} over {products} products, {len(scans)} scan{'s' if len(scans) > 1 else ''}"
    return Pair(title, "ms", *alternate(ours, reference, _ROUNDS), _BOUND)


def _published(row: EncoderInUse, members: int) -> Category:
    """A category whose shelf holds about so many products."""
    category = Category.objects.create(
        name="Bench", slug="bench", definition=_WORDS, negatives=[_NEGATIVE]
    )
    scores = preview(draft_content(category)).scores
    CategoryThreshold.objects.create(
        category=category, encoder_id=row.encoder_id, value=float(scores[members])
    )
    publish(category)
    return category


def _asking(category: Category) -> Callable[[], None]:
    """One preview of the category's form, a little different each time."""
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create_superuser("bench"))
    address, numbers = reverse("admin:catalogue_category_preview"), count(1)
    typed = {
        "category": category.pk,
        "name": category.name,
        "definition": category.definition,
        "negatives": _NEGATIVE,
        "threshold": category.thresholds.get().value,
    }

    def ask() -> None:
        weight = 1 + next(numbers) / 1000
        response = client.post(address, {**typed, "negative_weight": weight})
        if response.status_code != 200 or b'data-part="summary"' not in response.content:
            raise RuntimeError(f"The preview answered {response.status_code}.")

    return ask


def _scans(ask: Callable[[], None]) -> list[Statement]:
    """Ask once and note the statements that rank."""
    seen: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "<#>" in sql:
            seen.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    return seen


def _execute(statements: list[Statement]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(*statement)
            cursor.fetchall()
