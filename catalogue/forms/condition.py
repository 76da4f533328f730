"""The condition of a boost or bury, put together from fields; nobody types JSON."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from unfold.widgets import INPUT_CLASSES

from catalogue.conditions import check_condition
from catalogue.models import Product

_ROWS = 3
_MOST_BRANDS = 300
_MOST_VALUES = 300
_PARTS = ("price_min", "price_max")

_FREQUENT_VALUES = """
    SELECT said.key || ': ' || (said.value #>> '{}') AS pair, count(*) AS number
    FROM catalogue_product, jsonb_each(attributes) AS said
    WHERE jsonb_typeof(said.value) IN ('string', 'number', 'boolean')
    GROUP BY pair ORDER BY number DESC, pair LIMIT %s
"""


class ConditionWidget(forms.Widget):
    """Brands to tick, attributes as “colour: red”, prices from and to, and what is in stock."""

    use_fieldset = True

    def value_from_datadict(self, data: Any, files: object, name: str) -> dict[str, Any]:
        brands = data.getlist(f"{name}-brand") if hasattr(data, "getlist") else []
        return {
            "brand": [brand for brand in brands if brand.strip()],
            "attributes": [data.get(f"{name}-attribute-{row}", "") for row in range(_ROWS)],
            "in_stock": bool(data.get(f"{name}-in_stock")),
            **{part: data.get(f"{name}-{part}", "") for part in _PARTS},
        }

    def value_omitted_from_data(self, data: Any, files: object, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return ""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: object = None,
    ) -> SafeString:
        typed = _typed(value)
        pairs = [*typed["attributes"], *[""] * _ROWS][: max(_ROWS, len(typed["attributes"]))]
        context = {
            "name": name,
            "id": (attrs or {}).get("id", f"id_{name}"),
            "typed": typed,
            "pairs": pairs,
            "brands": _brands(typed["brand"]),
            "values": _values(),
            "input": " ".join(INPUT_CLASSES),
        }
        return render_to_string("admin/catalogue/rule/condition.html", context)


class ConditionField(forms.Field):
    """Cleans to a condition as `catalogue.conditions` describes it; {} where nothing is said."""

    widget = ConditionWidget

    def to_python(self, value: Any) -> dict[str, Any]:
        typed = _typed(value)
        condition: dict[str, Any] = {}
        if typed["brand"]:
            condition["brand"] = typed["brand"]
        for part in _PARTS:
            if text := str(typed[part]).strip().replace(",", "."):
                condition[part] = text
        if pairs := dict(_pair(text) for text in typed["attributes"] if text.strip()):
            condition["attributes"] = pairs
        if typed["in_stock"]:
            condition["in_stock"] = True
        check_condition(condition)
        return condition

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial or {}) != self.to_python(data))
        except ValidationError:
            return True


def _typed(value: Any) -> dict[str, Any]:
    """A stored condition, or what a browser sent, as the fields show it."""
    value = value if isinstance(value, Mapping) else {}
    brands, attributes = value.get("brand", []), value.get("attributes", [])
    return {
        "brand": [brands] if isinstance(brands, str) else list(brands),
        "attributes": [f"{name}: {one}" for name, one in attributes.items()]
        if isinstance(attributes, Mapping)
        else list(attributes),
        "in_stock": bool(value.get("in_stock")),
        **{part: value.get(part, "") for part in _PARTS},
    }


def _pair(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip() or not value.strip() or "\x00" in text:
        raise ValidationError(f"“{text.strip()}”: an attribute looks like “colour: red”.")
    return name.strip(), value.strip()


def _brands(chosen: list[str]) -> list[tuple[str, bool]]:
    """The brands with most products by name, and those that are chosen already."""
    counted = Product.objects.exclude(brand="").values_list("brand").annotate(n=Count("pk"))
    known = {brand for brand, _ in counted.order_by("-n", "brand")[:_MOST_BRANDS]}
    return [(brand, brand in chosen) for brand in sorted(known | set(chosen), key=str.lower)]


def _values() -> list[str]:
    """Attributes that products have, the most frequent ones."""
    with connection.cursor() as cursor:
        cursor.execute(_FREQUENT_VALUES, [_MOST_VALUES])
        return [pair for pair, _ in cursor.fetchall()]
