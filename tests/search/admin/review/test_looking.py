"""The Review tab shows one product after the other, and what there is to know about each."""

import pytest
from django.test import Client
from django.utils import timezone

from catalogue.deciding import decide
from catalogue.models import Category, CategoryThreshold, Product, Verdict
from catalogue.publishing import publish
from search.admin import review_piece
from search.rescanning import rescan
from tests.factories import add_image, make_category, picture
from tests.search.admin.review.tab import look, press
from tests.search.reviewing.reds import product


class TestLooking:
    def test_the_next_product_is_shown_large_with_its_figures(
        self, merchandiser: Client, reds: Category
    ) -> None:
        Product.objects.filter(sku="P4").update(
            title="Orange mug", brand="Acme", price=10, attributes={"colour": "orange"}
        )
        page = look(merchandiser, reds)
        assert "Orange mug" in page
        assert "Acme" in page
        assert "€10.00" in page
        assert "orange" in page
        assert "“red”" in page  # the prompt
        assert "Waits for review" in page
        assert "below the threshold" in page
        image = product("P4").images.get()
        assert f'src="{image.master.url}"' in page
        assert f'data-next-image="{product("P3").images.get().master.url}"' in page

    def test_progress_and_what_is_left_are_told(self, merchandiser: Client, reds: Category) -> None:
        decide(reds, [product("P0")], Verdict.APPROVE)
        assert "<strong>1 of 5</strong> reviewed" in look(merchandiser, reds)

    def test_decisions_that_shoppers_do_not_see_are_counted_beside_a_link_to_publish(
        self, merchandiser: Client, reds: Category
    ) -> None:
        publish(reds)
        press(merchandiser, reds, "approve", "P4")
        page = look(merchandiser, reds)
        assert "1 decision not seen by shoppers yet" in page
        assert f"/admin/catalogue/category/{reds.pk}/publish/" in page
        publish(reds)
        assert "Shoppers see all decisions" in look(merchandiser, reds)

    def test_any_product_can_be_looked_at_and_any_of_its_pictures(
        self, merchandiser: Client, reds: Category
    ) -> None:
        second = add_image(product("P3"), picture("blue"), 1)
        page = look(merchandiser, reds, f"?product={product('P3').pk}&picture={second.pk}")
        assert f'<img src="{second.master.url}"' in page
        assert "Picture 2 of 2" in page
        assert "Back to the queue" in page

    def test_the_choice_is_in_the_address_of_everything(
        self, merchandiser: Client, reds: Category
    ) -> None:
        page = look(merchandiser, reds, "?show=out&order=score")
        assert "Product P6" in page
        assert 'action="?show=out&amp;order=score"' in page

    def test_a_product_whose_picture_is_gone_is_passed_over(
        self, merchandiser: Client, reds: Category
    ) -> None:
        look(merchandiser, reds)
        product("P4").images.all().delete()
        assert "Product P3" in look(merchandiser, reds)

    def test_markup_in_a_title_is_text(self, merchandiser: Client, reds: Category) -> None:
        Product.objects.filter(sku="P4").update(title="<script>alert(1)</script>")
        assert "<script>alert" not in look(merchandiser, reds)

    def test_an_end_has_a_kind_word(self, merchandiser: Client, reds: Category) -> None:
        assert "Nothing to review" in look(merchandiser, reds, "?from=2")
        decide(reds, [product("P0")], Verdict.APPROVE)
        assert "No undecided product matches" in look(merchandiser, reds, "?show=all&from=2")

    @pytest.mark.parametrize("state", ["draft", "published"])
    def test_without_an_encoder_the_page_says_what_to_do(
        self, merchandiser: Client, db: None, state: str
    ) -> None:
        page = look(merchandiser, make_category("Red", "red", state=state))
        assert "No review without an encoder" in page
        assert "manage.py encoder use" in page

    def test_unusable_words_get_a_page_too(self, merchandiser: Client, reds: Category) -> None:
        Category.objects.update(name="  ", definition="")
        assert "cannot be ranked yet" in look(merchandiser, reds)


def test_a_threshold_of_another_encoder_is_none_here(merchandiser: Client, reds: Category) -> None:
    CategoryThreshold.objects.update(encoder_id="another", updated_at=timezone.now())
    page = look(merchandiser, reds)
    assert "the threshold</small>" not in page
    assert "0 of 10" in page


class TestDrift:
    def test_a_shelf_that_decisions_made_much_larger_is_pointed_out(
        self, merchandiser: Client, reds: Category, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(review_piece, "_FAR", 2)
        publish(reds)
        rescan(reds)
        decide(reds, [product("P9")], Verdict.APPROVE)
        assert "Decisions move the scores" not in look(merchandiser, reds)
        decide(reds, [product(sku) for sku in ("P5", "P6", "P7", "P8")], Verdict.APPROVE)
        press(merchandiser, reds, "sort")
        page = look(merchandiser, reds)
        assert "the draft’s shelf holds 9 products, while shoppers see 4" in page
        publish(reds)
        rescan(reds)
        assert "Decisions move the scores" not in look(merchandiser, reds)
