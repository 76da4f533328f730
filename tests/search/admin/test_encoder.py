"""Prompt templates of an encoder, written by people (C3)."""

import pytest
from django.test import Client

from search.embedding import drain
from search.models import CategoryEmbedding, EncoderInUse
from search.query import Query
from search.ranking import rank
from tests.factories import make_category, make_product
from tests.fakes.colour_encoder import ColourEncoder


@pytest.fixture
def page(encoder_in_use: EncoderInUse) -> str:
    return f"/admin/search/encoderinuse/{encoder_in_use.pk}/change/"


def test_the_page_shows_the_encoders_own_templates(admin_client: Client, page: str) -> None:
    assert "a photo of {}" in admin_client.get(page).content.decode()


def test_other_templates_are_used_for_categories_and_searches_from_then_on(
    admin_client: Client, page: str, colour_encoder: ColourEncoder
) -> None:
    make_product("A", "red")
    category = make_category("Red things", "something red")
    drain()
    rank(Query(text="red"))
    before = len(colour_encoder.encoded_texts)
    response = admin_client.post(page, {"templates": "a drawing of {}\n\n{} on a table"})
    assert response.status_code == 302
    rank(Query(category=category))  # at once, before a worker came by
    rank(Query(text="red"))
    drain()
    asked = colour_encoder.encoded_texts[before:]
    assert asked.count("a drawing of something red") == 2
    assert "red on a table" in asked
    assert not [text for text in asked if text.startswith("a photo of")]
    assert CategoryEmbedding.objects.get().status == "done"


@pytest.mark.parametrize("template", ["no slot", "{} and {}", "{name}", "{} {x}"])
def test_a_template_without_exactly_one_slot_is_refused_in_words(
    admin_client: Client, page: str, template: str
) -> None:
    response = admin_client.post(page, {"templates": template})
    assert response.status_code == 200
    assert "needs exactly one" in response.content.decode()
    assert EncoderInUse.objects.get().templates == []


def test_nothing_else_of_an_encoder_can_be_changed(admin_client: Client, page: str) -> None:
    admin_client.post(page, {"templates": "", "name": "other", "state": "retired"})
    row = EncoderInUse.objects.get()
    assert (row.name, row.state) == ("colour", "active")


def test_who_may_only_look_sees_no_form(client: Client, page: str) -> None:
    from django.contrib.auth.models import Permission, User

    viewer = User.objects.create_user("viewer", password="x", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_encoderinuse"))
    client.force_login(viewer)
    assert "<textarea" not in client.get(page).content.decode()
    client.post(page, {"templates": "a {}"})
    assert EncoderInUse.objects.get().templates == []
