"""The database itself keeps the catalogue sound, whoever writes to it."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from catalogue.models import Category, CategoryThreshold, Product
from tests.factories import add_image, make_category, make_product, picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields", [{"sku": ""}, {"price": Decimal(-1)}, {"stock": -1}, {"state": "lost"}]
)
def test_a_product_that_makes_no_sense_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.create(**{"sku": "A", "title": "A", **fields})


def test_a_sku_is_unique() -> None:
    make_product("A")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_product("A")


def test_a_product_is_not_its_own_parent() -> None:
    product = make_product("A")
    product.parent = product
    with pytest.raises(ValidationError, match="variant of itself"):
        product.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        product.save()


def test_variants_have_one_level() -> None:
    parent = make_product("P")
    variant = make_product("V", parent=parent)
    with pytest.raises(ValidationError, match="is a variant itself"):
        make_product("W", parent=variant).full_clean()
    parent.parent = make_product("Q")
    with pytest.raises(ValidationError, match="has variants"):
        parent.full_clean()


def test_the_same_picture_is_kept_once_per_product() -> None:
    product = make_product("A", "red")
    with pytest.raises(IntegrityError), transaction.atomic():
        add_image(product, picture("red"))


def test_a_category_cannot_lie_below_itself() -> None:
    root = make_category("Root")
    root.parent = make_category("Leaf", parent=root)
    with pytest.raises(ValidationError, match="below itself"):
        root.full_clean()


def test_a_category_with_children_is_not_deleted_under_them() -> None:
    root = make_category("Root")
    make_category("Leaf", parent=root)
    from django.db.models import ProtectedError

    with pytest.raises(ProtectedError):
        root.delete()


def test_a_threshold_is_a_score_and_one_per_encoder() -> None:
    category = make_category("A")
    CategoryThreshold.objects.create(category=category, encoder_id="x", value=0.2)
    for encoder_id, value in (("x", 0.3), ("y", 10.5)):
        with pytest.raises(IntegrityError), transaction.atomic():
            CategoryThreshold.objects.create(category=category, encoder_id=encoder_id, value=value)


def test_the_texts_of_a_category_are_its_definition_then_its_prompts_each_once() -> None:
    category = Category(name="Bags", definition=" a bag ", prompts=["a sack", "a bag", " "])
    assert category.texts == ["a bag", "a sack"]
    assert Category(name="Bags").texts == ["Bags"]
