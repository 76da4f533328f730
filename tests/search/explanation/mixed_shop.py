"""A small shop with everything that decides about a place, and the searches asked of it."""

from decimal import Decimal
from typing import Any

import numpy as np

from catalogue.models import Product, Rule, State
from search.embedding import drain
from search.lexical import refresh_vocabulary
from search.methods.cut_off import CutOff, CutOffKind
from search.models import EncoderInUse, QueryVector
from search.query import Filters, Query
from search.query_choices import Fusion, Leg, Sort
from search.query_terms import QueryTerm, TermKind
from search.vectors import unit
from tests.factories import make_category, make_product

TICKET = "c" * 32


def open_shop(row: EncoderInUse) -> None:
    """Shown and hidden products, variants, one without a picture, one that waits; rules."""
    colours: dict[str, str | tuple[int, int, int]] = {
        "red": "red",
        "pink": (230, 120, 120),
        "green": "green",
        "blue": "blue",
    }
    for number, (name, colour) in enumerate(colours.items()):
        for kind in ("mug", "kettle"):
            make_product(
                f"{kind.upper()}-{number}",
                colour,
                title=f"{name.title()} {kind}",
                brand="Alder" if kind == "mug" else "Birch",
                price=Decimal(5 + number),
                stock=number,
                attributes={"colour": name},
            )
    parent = Product.objects.get(sku="MUG-2")
    make_product("MUG-2-RED", (200, 40, 40), title="Green mug, reddish", parent=parent, price=1)
    make_product("RED", (90, 90, 90), title="Grey thing", stock=2)
    make_product("DRAFT-1", "red", title="Red draft", state=State.DRAFT)
    make_product("OLD-1", "red", title="Red old mug", state=State.ARCHIVED)
    make_product("BARE-1", title="Red bare mug")
    refresh_vocabulary()
    drain()
    make_product("LATE-1", "red", title="Red late mug")  # waits to be embedded
    blue = Product.objects.get(sku="KETTLE-3")
    Rule.objects.create(kind="pin", query="a red mug", product=blue, position=2)
    Rule.objects.create(kind="hide", query="a red mug", product=Product.objects.get(sku="KETTLE-0"))
    Rule.objects.create(kind="boost", query="pink", condition={"brand": "Birch"}, strength=2)
    QueryVector.objects.create(
        encoder=row, text_digest=TICKET, vector=unit(np.asarray([0.1, 1.0, 0.1])).tolist()
    )
    make_category("Reds", "something red")


def searches() -> dict[str, dict[str, Any]]:
    """By what each is about, the fields of a `Query`."""
    red = {"text": "a red mug"}
    like = (QueryTerm(TermKind.PRODUCT, "MUG-3"),)
    return {
        "plain": red,
        "boosted": {"text": "pink"},
        "misspelt": {"text": "kettel"},
        "weaker": {**red, "weaker": True},
        "a reference": {"text": "MUG-1"},
        "a reference with weaker": {"text": "mug-1", "weaker": True},
        "a reference by ranks": {"text": "MUG-1", "fusion": Fusion.RANK},
        "a reference that is a word": {"text": "red"},
        "a title": {"text": "blue kettle"},
        "a brand": {"text": "Alder"},
        "all": {**red, "cut": CutOff(CutOffKind.OFF)},
        "gap": {**red, "cut": CutOff(CutOffKind.GAP)},
        "spread": {**red, "cut": CutOff(CutOffKind.DEVIATION, 0.5)},
        "fixed": {**red, "cut": CutOff(CutOffKind.FIXED, 0.9), "legs": frozenset({Leg.PICTURE})},
        "ranks": {**red, "fusion": Fusion.RANK},
        "ranks with weaker": {**red, "fusion": Fusion.RANK, "weaker": True},
        "pictures": {**red, "legs": frozenset({Leg.PICTURE})},
        "words": {**red, "legs": frozenset({Leg.WORDS})},
        "seen": {**red, "legs": frozenset({Leg.PICTURE, Leg.WORDS})},
        "typed": {**red, "legs": frozenset({Leg.LEXICAL})},
        "typed reference": {"text": "MUG-1", "legs": frozenset({Leg.LEXICAL})},
        "filtered": {**red, "filters": Filters(brands=("Birch",), price_max=Decimal(7))},
        "cheapest": {**red, "sort": Sort.CHEAPEST},
        "varied": {**red, "sort": Sort.VARIED},
        "cheapest with weaker": {**red, "sort": Sort.CHEAPEST, "weaker": True},
        "newest by ranks": {**red, "sort": Sort.NEWEST, "fusion": Fusion.RANK},
        "without rules": {**red, "rules": False},
        "staff": {**red, "staff": True},
        "like": {"terms": like},
        "this but in red": {"text": "red", "terms": like, "weaker": True},
        "a picture and less": {
            "terms": (
                QueryTerm(TermKind.PICTURE, TICKET),
                QueryTerm(TermKind.TEXT, "blue", -0.5),
            )
        },
    }


def ask(about: str, **more: Any) -> Query:
    return Query(**{**searches()[about], **more})
