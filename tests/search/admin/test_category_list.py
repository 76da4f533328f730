"""The list of categories: what waits, what changed, what is on each shelf."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Attribute, Category, CategoryAttribute, CategoryThreshold
from catalogue.publishing import publish
from search.models import EncoderInUse, Membership
from tests.factories import make_category, make_product

LIST = "/admin/catalogue/category/"


def make_shelf(name: str, row: EncoderInUse, waiting: int = 0) -> Category:
    """Published, with a threshold, two members and so many that wait for review."""
    category = make_category(name, name)
    CategoryThreshold.objects.create(category=category, encoder_id=row.encoder_id, value=0.5)
    states = ["member"] * 2 + ["review"] * waiting
    for number, state in enumerate(states):
        product = make_product(f"{name}-{number}")
        Membership.objects.create(
            category=category, product=product, state=state, source="automatic", encoder_id="x"
        )
    publish(category)
    return category


def row_of(client: Client, category: Category) -> str:
    page = client.get(LIST).content.decode()
    return page.partition(f"<strong>{category.name}</strong>")[2].partition("</tr>")[0]


def test_members_and_what_waits_are_counted_with_a_way_to_the_review(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    category = make_shelf("Bags", encoder_in_use, waiting=3)
    row = row_of(merchandiser, category)
    assert '<span class="zs-number">2</span>' in row
    assert f'href="{LIST}{category.pk}/review/" title="Review them">3</a>' in row


def test_a_shelf_without_a_threshold_holds_everything(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    row = row_of(merchandiser, make_category("Bags", "a bag"))
    assert "No threshold: every product belongs" in row


def test_a_draft_that_differs_from_the_shop_is_marked(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    category = make_shelf("Bags", encoder_in_use)
    assert "changes" not in row_of(merchandiser, category)
    solar = Attribute.objects.create(name="solar", prompts=["a panel"])
    CategoryAttribute.objects.create(category=category, attribute=solar)
    assert "changes" in row_of(merchandiser, category)


def test_a_draft_that_was_never_published_is_just_a_draft(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    row = row_of(merchandiser, make_category("Bags", "a bag", state="draft"))
    assert "Draft" in row
    assert "changes" not in row


@pytest.mark.parametrize("column", range(1, 9))
def test_it_can_be_ordered_by_each_column(
    merchandiser: Client, encoder_in_use: EncoderInUse, column: int
) -> None:
    make_shelf("Bags", encoder_in_use)
    assert merchandiser.get(LIST, {"o": str(column)}).status_code == 200


def test_it_asks_the_same_number_of_questions_for_any_number_of_categories(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    make_shelf("Bags", encoder_in_use, waiting=1)
    merchandiser.get(LIST)
    with CaptureQueriesContext(connection) as few:
        merchandiser.get(LIST)
    for number in range(6):
        make_shelf(f"Shelf {number}", encoder_in_use, waiting=1)
    with CaptureQueriesContext(connection) as many:
        merchandiser.get(LIST)
    assert len(few) == len(many) == 14
