"""What shoppers may see of the catalogue."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.models import Category, Product, State
from tests.factories import make_category, make_product

pytestmark = pytest.mark.django_db


def test_only_published_products_whose_time_has_come_are_visible() -> None:
    now = timezone.now()
    make_product("NOW")
    make_product("DUE", publish_at=now - timedelta(minutes=1))
    make_product("LATER", publish_at=now + timedelta(minutes=1))
    make_product("DRAFT", state=State.DRAFT)
    make_product("OLD", state=State.ARCHIVED)
    visible = set(Product.objects.visible().values_list("sku", flat=True))
    assert visible == {"NOW", "DUE"}
    assert {product.sku for product in Product.objects.all() if product.is_visible} == visible


def test_a_hidden_parent_hides_its_variants() -> None:
    parent = make_product("P", state=State.DRAFT)
    variant = make_product("V", parent=parent)
    assert not Product.objects.visible().exists()
    assert not variant.is_visible


def test_a_hidden_ancestor_hides_its_branch() -> None:
    root = make_category("Root", state=State.DRAFT)
    middle = make_category("Middle", parent=root)
    make_category("Leaf", parent=middle)
    make_category("Other")
    assert [c.name for c in Category.objects.visible()] == ["Other"]


def test_a_circle_of_categories_made_by_raw_sql_does_not_hang() -> None:
    one = make_category("One", state=State.DRAFT)
    two = make_category("Two", parent=one)
    Category.objects.filter(pk=one.pk).update(parent=two)
    assert not Category.objects.visible().exists()
    two.refresh_from_db()
    assert [c.name for c in two.ancestors()] == ["One"]


@pytest.mark.parametrize(
    ("value", "found"),
    [("25", {"N", "T"}), ("true", {"B"}), ("new", {"L"}), ("[", set()), ("NaN", set())],
)
def test_an_attribute_is_found_as_text_number_truth_or_member(value: str, found: set[str]) -> None:
    make_product("N", attributes={"key": 25})
    make_product("T", attributes={"key": "25"})
    make_product("B", attributes={"key": True})
    make_product("L", attributes={"key": ["new", "sale"]})
    assert set(Product.objects.with_attribute("key", value).values_list("sku", flat=True)) == found
