"""Attributes: what one can see on a product, in words, with the products that show it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.content import live_content
from catalogue.models import Attribute, CategoryAttribute, CategoryRelation
from search.embedding import drain
from search.models import EncoderInUse
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category, make_product

LIST = "/admin/catalogue/attribute/"
PREVIEW = f"{LIST}preview/"


def make_attribute(name: str = "red", *prompts: str) -> Attribute:
    return Attribute.objects.create(name=name, prompts=list(prompts) or [name])


def change(attribute: Attribute) -> str:
    return f"{LIST}{attribute.pk}/change/"


def test_it_is_typed_in_lines(merchandiser: Client) -> None:
    typed = {"name": "striped", "prompts": "striped\n\n a  striped thing ", "opposites": "plain"}
    assert merchandiser.post(f"{LIST}add/", typed).status_code == 302
    made = Attribute.objects.get()
    assert (made.prompts, made.opposites) == (["striped", "a striped thing"], ["plain"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "", "prompts": "striped"}, "Give the attribute a name."),
        ({"name": "striped", "prompts": " \n"}, "Say in at least one line how it looks."),
        ({"name": "RED", "prompts": "red", "opposites": "x" * 501}, "Opposite 1 has 501"),
        ({"name": "red", "prompts": "red"}, "There is an attribute of this name already."),
        ({"name": "x" * 121, "prompts": "red"}, "At most 120 characters; this has 121."),
        ({"name": "many", "prompts": "\n".join(map(str, range(17)))}, "At most 16 prompts"),
    ],
)
def test_what_cannot_be_used_is_explained(
    merchandiser: Client, typed: dict[str, str], said: str
) -> None:
    make_attribute("red")
    assert said in merchandiser.post(f"{LIST}add/", typed).content.decode()


def test_it_says_where_it_is_used(merchandiser: Client) -> None:
    red, bags, lamps = make_attribute(), make_category("Bags"), make_category("Lamps")
    assert "Nowhere yet" in merchandiser.get(change(red)).content.decode()
    CategoryAttribute.objects.create(category=bags, attribute=red, mode="exclude")
    CategoryRelation.objects.create(category=lamps, attribute=red, kind="has-part")
    page = merchandiser.get(change(red)).content.decode()
    assert "Bags</a> <small>must not have</small>" in page
    assert "Lamps</a> <small>has as a part</small>" in page


def test_its_words_reach_shoppers_only_when_a_category_is_published(merchandiser: Client) -> None:
    red, bags = make_attribute(), make_category("Bags")
    CategoryAttribute.objects.create(category=bags, attribute=red)
    merchandiser.post(change(red), {"name": "red", "prompts": "crimson", "opposites": ""})
    assert Attribute.objects.get().prompts == ["crimson"]
    assert live_content(bags).attributes[0].prompts == ("red",)


def test_one_in_use_is_not_deleted(merchandiser: Client) -> None:
    red = make_attribute()
    CategoryAttribute.objects.create(category=make_category("Bags"), attribute=red)
    merchandiser.post(f"{LIST}{red.pk}/delete/", {"post": "yes"})
    assert Attribute.objects.exists()


def test_it_is_found_by_name_and_by_words(merchandiser: Client) -> None:
    make_attribute("solar", "a thing with a panel")
    make_attribute("striped")
    for search in ("SOL", "panel"):
        page = merchandiser.get(LIST, {"q": search}).content.decode()
        assert "solar" in page
        assert "striped" not in page
    address = "/admin/autocomplete/?app_label=catalogue&model_name=categoryattribute"
    found = merchandiser.get(f"{address}&field_name=attribute&term=sol").json()
    assert [one["text"] for one in found["results"]] == ["solar"]


def test_the_list_asks_the_same_number_of_questions_for_any_number(merchandiser: Client) -> None:
    make_attribute("one")
    merchandiser.get(LIST)
    with CaptureQueriesContext(connection) as few:
        merchandiser.get(LIST)
    for number in range(5):
        made = make_attribute(f"more {number}")
        CategoryAttribute.objects.create(category=make_category(f"C{number}"), attribute=made)
    with CaptureQueriesContext(connection) as many:
        merchandiser.get(LIST)
    assert len(few) == len(many) == 6


class TestPreview:
    @pytest.fixture
    def shop(self, encoder_in_use: EncoderInUse) -> None:
        make_product("RED", "red", title="Red bag")
        make_product("BLUE", "blue", title="Blue bag")
        drain()

    def test_the_products_that_show_it_most_and_least(
        self, merchandiser: Client, shop: None
    ) -> None:
        page = merchandiser.post(PREVIEW, {"prompts": "red", "opposites": "blue"}).content.decode()
        most, _, least = page.partition("Show it least")
        assert most.index("Red bag") < most.index("Blue bag")
        assert least.index("Blue bag") < least.index("Red bag")

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"prompts": ""}, "Describe how it looks"),
            ({"prompts": "red", "opposites": "red"}, "Both sides say the same"),
            ({"prompts": "x" * 501}, "Prompt 1 has 501 characters"),
        ],
    )
    def test_what_cannot_be_ranked_gets_a_friendly_line(
        self, merchandiser: Client, shop: None, typed: dict[str, str], said: str
    ) -> None:
        assert said in merchandiser.post(PREVIEW, typed).content.decode()

    def test_without_an_encoder_the_person_learns_what_to_do(self, merchandiser: Client) -> None:
        page = merchandiser.post(PREVIEW, {"prompts": "red"}).content.decode()
        assert "manage.py encoder use" in page

    def test_who_may_only_look_sees_the_stored_words(self, shop: None) -> None:
        red = make_attribute("red")
        vera = visit_as("vera", "catalogue.view_attribute")
        assert "data-stored" in vera.get(change(red)).content.decode()
        typed = {"stored": "1", "category": red.pk, "prompts": "blue"}
        page = vera.post(PREVIEW, typed).content.decode()
        assert page.index("Red bag") < page.index("Blue bag")
        assert visit_as("otto").post(PREVIEW, typed).status_code == 403
        assert vera.get(PREVIEW).status_code == 405
