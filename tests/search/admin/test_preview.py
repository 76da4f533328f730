"""The live preview beside a category's form: what would rank, without anything being saved."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Category, CategoryThreshold, Product
from search.embedding import drain
from search.encoders import EncoderError, registry
from search.models import EncoderInUse, QueryVector
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category, make_product
from tests.fakes.colour_encoder import ColourEncoder

PREVIEW = "/admin/catalogue/category/preview/"


def seen(client: Client, **typed: Any) -> str:
    response = client.post(PREVIEW, typed)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def shop(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red", title="Red bag")
    make_product("GREEN", "green", title="Green bag")
    make_product("BLUE", "blue", title="Blue bag")
    make_product("DRAFT", "red", title="Secret bag", state="draft")
    drain()


@pytest.mark.usefixtures("shop")
class TestWhileTyping:
    def test_products_are_ranked_with_picture_rank_and_score(self, merchandiser: Client) -> None:
        page = seen(merchandiser, definition="something red")
        places = [page.index(title) for title in ("Red bag", "Green bag")]
        assert places == sorted(places)
        assert '<span class="zs-rank">1</span> 0.99' in page
        assert Product.objects.get(sku="RED").images.get().thumbnail.url in page

    def test_only_what_shoppers_can_see_is_ranked(self, merchandiser: Client) -> None:
        page = seen(merchandiser, definition="something red")
        assert "Secret bag" not in page
        assert "3 products" in page

    def test_a_threshold_tells_how_many_products_reach_it_and_which_are_near(
        self, merchandiser: Client
    ) -> None:
        page = seen(merchandiser, definition="something red", threshold="0.8")
        assert "exactly 1 of 3" in page
        just_in, just_out = page.index("Just in"), page.index("Just out")
        assert just_in < page.index("Red bag") < just_out < page.index("Green bag")
        assert "<line " in page

    def test_the_histogram_has_a_text_for_those_who_do_not_see_it(
        self, merchandiser: Client
    ) -> None:
        page = seen(merchandiser, definition="red", threshold="0.8")
        assert 'role="img" aria-labelledby="zs-histogram-text"' in page
        assert "Scores of 3 products from" in page
        assert "The threshold 0.800 keeps 1." in page

    def test_rendered_prompts_and_templates_are_shown_with_their_tokens(
        self, merchandiser: Client
    ) -> None:
        page = seen(merchandiser, definition="red", prompts="crimson\n\ncrimson\nscarlet")
        assert "3 texts in 2 templates" in page
        assert "a photo of crimson" in page
        assert "4 of 8 tokens" in page  # of “a photo of red”
        assert "<code>a photo of {}</code>" in page

    def test_a_text_longer_than_the_encoder_reads_is_pointed_out(
        self, merchandiser: Client
    ) -> None:
        page = seen(merchandiser, definition="red and very long words without any end at all")
        assert "the encoder reads the first 8" in page

    def test_words_that_the_encoder_cannot_see_are_pointed_out(self, merchandiser: Client) -> None:
        assert "far from what the encoder" in seen(merchandiser, definition="quark")
        assert "far from what the encoder" not in seen(merchandiser, definition="red")

    def test_words_of_another_language_get_a_gentle_note(
        self, merchandiser: Client, encoder_in_use: EncoderInUse
    ) -> None:
        assert "reads English only" not in seen(merchandiser, definition="рюкзак")
        EncoderInUse.objects.update(name="anchors")
        registry._registry.built["anchors", None] = encoder_in_use.load()
        try:
            page = seen(merchandiser, definition="рюкзак red")
            assert "reads English only, so it does not understand “рюкзак red”" in page
            assert "It reads English only." in seen(merchandiser, definition="Rucksack")
            assert "English" not in seen(merchandiser, definition="a red café")
        finally:
            del registry._registry.built["anchors", None]

    def test_a_threshold_that_decides_nothing_is_pointed_out(self, merchandiser: Client) -> None:
        nothing = seen(merchandiser, definition="red", threshold="1")
        assert "No product reaches this threshold; the best one scores 0.9" in nothing
        everything = seen(merchandiser, definition="red", threshold="-1")
        assert "Every product reaches this threshold, so it keeps nothing out" in everything

    def test_words_that_fit_all_products_alike_are_pointed_out(self, merchandiser: Client) -> None:
        Product.objects.exclude(sku="RED").delete()
        make_product("RED-2", "red", title="Red bag")
        drain()
        assert "fit all products alike" in seen(merchandiser, definition="red")

    def test_the_best_prompt_counts_where_that_rule_is_chosen(self, merchandiser: Client) -> None:
        typed = {"definition": "red", "prompts": "blue", "threshold": "0.9"}
        assert "exactly 2 of 3" in seen(merchandiser, **typed, combination="best")
        assert "exactly 0 of 3" in seen(merchandiser, **typed, combination="mean")

    def test_the_name_is_used_until_there_is_a_definition(self, merchandiser: Client) -> None:
        page = seen(merchandiser, name="Red")
        assert "the name is used" in page
        assert page.index("Red bag") < page.index("Green bag")

    def test_markup_in_a_text_is_shown_as_text(self, merchandiser: Client) -> None:
        Product.objects.filter(sku="RED").update(title="<script>alert(1)</script>")
        page = seen(merchandiser, definition="<img src=x onerror=alert(1)> red")
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page

    def test_nothing_is_written(self, merchandiser: Client) -> None:
        before = Category.objects.count(), CategoryThreshold.objects.count()
        with CaptureQueriesContext(connection) as asked:
            seen(merchandiser, name="Red", definition="red", threshold="0.5")
        written = [
            query["sql"]
            for query in asked.captured_queries
            if query["sql"].lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
        ]
        assert written == []
        assert (Category.objects.count(), CategoryThreshold.objects.count()) == before
        assert not QueryVector.objects.exists()


class TestWhenThereIsNothingToShow:
    def test_an_empty_form_gets_a_hint(
        self, merchandiser: Client, encoder_in_use: EncoderInUse
    ) -> None:
        assert "Describe what belongs here" in seen(merchandiser, name="", definition="  ")

    def test_without_an_encoder_the_person_learns_what_to_do(self, merchandiser: Client) -> None:
        page = seen(merchandiser, definition="red")
        assert "No preview without an encoder" in page
        assert "manage.py encoder use" in page

    def test_an_encoder_that_cannot_be_loaded_is_explained(
        self,
        merchandiser: Client,
        encoder_in_use: EncoderInUse,
        colour_encoder: ColourEncoder,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def fail(texts: list[str]) -> None:
            raise EncoderError("its weights are missing")

        monkeypatch.setattr(colour_encoder, "encode_texts", fail)
        assert "its weights are missing" in seen(merchandiser, definition="red")

    def test_without_an_embedded_image_it_says_so(
        self, merchandiser: Client, encoder_in_use: EncoderInUse
    ) -> None:
        make_product("RED", "red")  # waits
        assert "Nothing to rank yet" in seen(merchandiser, definition="red")

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"definition": "x" * 2001}, "up to 2000 characters; this has 2001"),
            ({"name": "x" * 121}, "The name may have up to 120"),
            ({"definition": "red", "prompts": "y" * 501}, "Prompt 1 has 501 characters"),
            ({"definition": "red", "threshold": "high"}, "a number such as 0.25"),
            ({"definition": "red", "threshold": "20"}, "between −10 and 10"),
            ({"definition": "red", "threshold": "nan"}, "a number such as 0.25"),
            ({"definition": "red", "combination": "worst"}, "not one of the available choices"),
        ],
    )
    def test_what_cannot_be_ranked_gets_a_friendly_line(
        self, merchandiser: Client, encoder_in_use: EncoderInUse, typed: dict[str, str], said: str
    ) -> None:
        page = seen(merchandiser, **typed)
        assert "cannot be ranked yet" in page
        assert said in page


class TestWhoMayLook:
    def test_staff_who_may_view_categories_may_preview(
        self, db: None, encoder_in_use: EncoderInUse
    ) -> None:
        visitor = visit_as("vera", "catalogue.view_category")
        assert visitor.post(PREVIEW, {"definition": "red"}).status_code == 200

    def test_staff_without_that_permission_may_not(self, db: None) -> None:
        assert visit_as("otto").post(PREVIEW, {"definition": "red"}).status_code == 403

    def test_a_signed_out_visitor_is_sent_to_sign_in(self, client: Client, db: None) -> None:
        assert client.post(PREVIEW, {"definition": "red"}).status_code == 302

    def test_it_answers_to_posts_with_a_token_only(self, merchandiser: Client) -> None:
        assert merchandiser.get(PREVIEW).status_code == 405
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = merchandiser.cookies
        assert strict.post(PREVIEW, {"definition": "red"}).status_code == 403

    def test_the_panel_stands_on_the_page_of_a_new_category_too(self, merchandiser: Client) -> None:
        page = merchandiser.get("/admin/catalogue/category/add/").content.decode()
        assert f'data-url="{PREVIEW}"' in page
        assert "admin-zeroshelf/preview.js" in page

    def test_someone_who_may_only_look_gets_the_stored_words_previewed(self, shop: None) -> None:
        category = make_category("Red things", 'red "bags"', prompts=["crimson", "scarlet"])
        visitor = visit_as("vera", "catalogue.view_category")
        page = visitor.get(f"/admin/catalogue/category/{category.pk}/change/").content.decode()
        assert f'data-category="{category.pk}" data-stored' in page
        typed = {"category": category.pk, "stored": "1", "definition": "blue", "prompts": ""}
        words = seen(visitor, **typed)
        assert "red &quot;bags&quot;" in words
        assert "crimson" in words
        assert "blue" not in words.lower().replace("blue bag", "")
