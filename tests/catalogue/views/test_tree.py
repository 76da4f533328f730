"""The page of all categories."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.models import State
from catalogue.views.tree import leaves, visible_tree
from tests.factories import make_category

pytestmark = pytest.mark.django_db


def test_children_stand_below_their_parents(client: Client) -> None:
    bags = make_category("Bags")
    make_category("Backpacks", "a bag for the back", parent=bags)
    roots = visible_tree()
    assert [root.category.name for root in roots] == ["Bags"]
    assert [child.category.name for child in roots[0].children] == ["Backpacks"]
    page = client.get("/c/").content.decode()
    assert page.index("Bags") < page.index("Backpacks")
    assert "“a bag for the back”" in page


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_a_hidden_category_hides_its_branch(client: Client, state: State) -> None:
    hidden = make_category("Hidden", state=state)
    make_category("Below", parent=make_category("Between", parent=hidden))
    page = client.get("/c/").content.decode()
    assert not [name for name in ("Hidden", "Between", "Below") if name in page]


def test_leaves_are_the_categories_with_nothing_below() -> None:
    top = make_category("Top")
    make_category("Low", parent=make_category("Middle", parent=top))
    make_category("Alone")
    assert sorted(category.name for category in leaves(visible_tree())) == ["Alone", "Low"]


def test_without_categories_it_leads_to_the_search(client: Client) -> None:
    assert 'href="/search">Search' in client.get("/c/").content.decode()


def test_the_whole_tree_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    above = None
    for number in range(6):
        above = make_category(f"Level {number}", parent=above)
    with django_assert_num_queries(1):
        client.get("/c/")
