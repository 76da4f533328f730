"""“Why” of a category: a product on its shelf, or one that is missing, and what to do next."""

import re
from typing import Any

import pytest
from django.test import Client

from catalogue.models import (
    Attribute,
    Category,
    CategoryAttribute,
    Decision,
    Product,
    Rule,
    State,
)
from catalogue.publishing import publish
from search.embedding import drain
from search.models import EncoderInUse, ImageEmbedding, Status
from tests.catalogue.admin.people import visit_as
from tests.factories import make_product
from tests.search.explanation.shelf import limit, stock


@pytest.fixture
def shelf(encoder_in_use: EncoderInUse) -> Category:
    return stock(encoder_in_use)


def page(client: Client, shelf: Category, **asked: Any) -> str:
    response = client.get(f"/admin/catalogue/category/{shelf.pk}/why/", asked)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def sentence(page: str) -> str:
    found = re.search(r'zs-why-sentence">.*?<span>([^<]+)</span></h2>', page)
    return found[1] if found else "no sentence"


class TestAProductThatIsHere:
    def test_is_told_in_a_sentence_figures_and_parts(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        seen = page(merchandiser, shelf, sku="RED")
        assert sentence(seen).startswith("Number 1 of 2, because what its picture shows fits “some")
        for words in ("<dt>Threshold</dt><dd>0.600</dd>", "number 1 <small>of 2</small>"):
            assert words in seen
        assert "Prompts<small>how well its definition fits</small>" in seen
        assert '<span style="width: 100%"></span>' in seen
        assert "Step by step" in seen
        assert "zs-failed" not in seen

    def test_shows_each_attribute_with_its_presence(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        leafy = Attribute.objects.create(name="leafy", prompts=["green"], opposites=["blue"])
        CategoryAttribute.objects.create(category=shelf, attribute=leafy, mode="exclude")
        seen = page(merchandiser, shelf, sku="RED")
        assert "must not have: leafy" in seen
        assert re.search(r"presence \d+ of 100, where 50 is usual", seen)

    def test_shows_the_rules_that_moved_it(self, merchandiser: Client, shelf: Category) -> None:
        Rule.objects.create(kind="bury", condition={"brand": "Bravo"}, note="Too red")
        seen = page(merchandiser, shelf, sku="RED")
        assert "Bury: Too red" in seen
        assert "−1.000" in seen
        assert "Ordered by" in seen
        assert "rules move it down, by score alone it would be number 1" in sentence(seen)

    def test_is_found_by_its_title_and_in_any_case(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        assert "Number 2 of 2" in page(merchandiser, shelf, sku="pink MUG")
        assert "Number 2 of 2" in page(merchandiser, shelf, sku=" pink ")

    def test_stands_for_its_variants(self, merchandiser: Client, shelf: Category) -> None:
        red = Product.objects.get(sku="RED")
        make_product("V", (90, 90, 90), parent=red, title="Grey mug")
        drain()
        seen = page(merchandiser, shelf, sku="V")
        assert "Shoppers see it as its variant" in seen
        assert 'href="?sku=RED">Red mug</a>' in seen


class TestAMissingProduct:
    def test_is_told_the_first_step_that_failed_and_how_far_it_is(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        seen = page(merchandiser, shelf, sku="GREEN")
        assert sentence(seen).startswith("Not here: its score of 0.")
        assert seen.count("zs-failed") == 1
        assert "Approve it here" in seen
        assert f'href="/admin/catalogue/category/{shelf.pk}/change/">Lower the threshold' in seen

    def test_is_led_to_the_product_that_has_to_be_published(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        hidden = make_product("NEW", "red", title="New mug", state=State.DRAFT)
        drain()
        seen = page(merchandiser, shelf, sku="NEW")
        assert sentence(seen) == "Not here: “New mug” is draft."
        address = f"/admin/catalogue/product/{hidden.pk}/change/"
        assert f'href="{address}">Open “New mug” and publish it' in seen

    def test_is_led_to_its_pictures(self, merchandiser: Client, shelf: Category) -> None:
        fresh = make_product("FRESH", "red")
        seen = page(merchandiser, shelf, sku="FRESH")
        assert f"imageembedding/?image__product__id__exact={fresh.pk}" in seen
        embedding = ImageEmbedding.objects.get(image__product=fresh)
        ImageEmbedding.objects.update(status=Status.FAILED, error="No picture at all.")
        seen = page(merchandiser, shelf, sku="FRESH")
        assert "No picture at all." in sentence(seen)
        retry = f"/admin/search/imageembedding/{embedding.pk}/retry/"
        assert f'action="{retry}"' in seen
        here = f"http://testserver/admin/catalogue/category/{shelf.pk}/why/?sku=FRESH"
        assert merchandiser.post(retry, headers={"Referer": here})["Location"] == here

    def test_is_led_away_from_its_filters(self, merchandiser: Client, shelf: Category) -> None:
        seen = page(merchandiser, shelf, sku="RED", brand="Acme", of="draft")
        assert "Filtered: brand Acme" in seen
        assert sentence(seen) == "Not here: its brand is “Bravo”, not “Acme”."
        assert 'href="?sku=RED&amp;of=draft">Ask again without the filters' in seen

    def test_is_led_to_the_rule_that_hides_it(self, merchandiser: Client, shelf: Category) -> None:
        red = Product.objects.get(sku="RED")
        Rule.objects.create(kind="hide", category=shelf, product=red)
        seen = page(merchandiser, shelf, sku="RED")
        assert sentence(seen) == "Not here: a rule hides it here."
        assert f'href="/admin/catalogue/category/{shelf.pk}/arrange/">End the rule' in seen

    def test_that_waits_is_led_to_the_review(
        self, merchandiser: Client, shelf: Category, encoder_in_use: EncoderInUse
    ) -> None:
        limit(shelf, encoder_in_use, 0.6, review_from=0.1)
        seen = page(merchandiser, shelf, sku="GREEN")
        assert sentence(seen).startswith("Not here yet, it waits for review")
        assert f'href="/admin/catalogue/category/{shelf.pk}/review/">Open the review' in seen

    def test_that_nobody_knows_gets_near_ones(self, merchandiser: Client, shelf: Category) -> None:
        seen = page(merchandiser, shelf, sku="mug")
        assert "No product has the SKU or title “mug”" in seen
        assert 'href="?sku=BLUE">' in seen
        seen = page(merchandiser, shelf, sku="<script>\x00")
        assert "No product has the SKU or title “&lt;script&gt;”" in seen


class TestDecidingHere:
    def test_a_rejection_is_undone_in_the_draft(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        red = Product.objects.get(sku="RED")
        Decision.objects.create(category=shelf, product=red, verdict="reject")
        publish(shelf)
        seen = page(merchandiser, shelf, sku="RED")
        assert "Undo the decision" in seen
        address = f"/admin/catalogue/category/{shelf.pk}/why/decide/"
        response = merchandiser.post(address, {"sku": "RED", "verdict": "undo"}, follow=True)
        told = response.content.decode()
        assert "Shoppers see it when the category is published next." in told
        assert not Decision.objects.exists()
        assert sentence(" ".join(told.split())).startswith("Number 1 of ")
        seen = page(merchandiser, shelf, sku="RED")
        assert "Publish that it was taken back" in seen
        assert "comes in" in seen

    def test_a_product_is_approved_in_the_draft(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        address = f"/admin/catalogue/category/{shelf.pk}/why/decide/"
        merchandiser.post(address, {"sku": "GREEN", "verdict": "approve"})
        (decision,) = Decision.objects.all()
        assert (decision.product.sku, decision.verdict) == ("GREEN", "approve")
        assert decision.decided_by is not None
        assert "Number" in sentence(page(merchandiser, shelf, sku="GREEN", of="draft"))

    def test_needs_the_permission_and_a_known_word(self, shelf: Category) -> None:
        viewer = visit_as("vera", "catalogue.view_category")
        address = f"/admin/catalogue/category/{shelf.pk}/why/decide/"
        assert viewer.post(address, {"sku": "RED", "verdict": "approve"}).status_code == 403
        assert viewer.get(address).status_code == 405
        assert "Approve it here" not in page(viewer, shelf, sku="GREEN")
        boss = visit_as("bo", superuser=True)
        assert boss.post(address, {"sku": "NO", "verdict": "undo"}).status_code == 404
        assert boss.post(address, {"sku": "RED", "verdict": "burn"}).status_code == 302
        assert not Decision.objects.exists()


class TestDraftAndPublished:
    def test_stand_side_by_side_where_they_differ(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        publish(shelf)
        assert "As in the draft" not in page(merchandiser, shelf, sku="RED")
        shelf.definition = "something blue"
        shelf.save()
        seen = page(merchandiser, shelf, sku="RED")
        assert sentence(seen).startswith("Number 1 of 2")
        assert "<td>1 of 2</td><td>not here</td><td>falls out</td>" in seen
        seen = page(merchandiser, shelf, sku="RED", of="draft")
        assert sentence(seen).startswith("Not here")
        assert 'of=draft" aria-current="true">As in the draft' in seen
        assert '<input type="hidden" name="of" value="draft">' in seen

    def test_of_a_category_that_shoppers_do_not_see_is_the_draft(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        Category.objects.update(state=State.DRAFT)
        seen = page(merchandiser, shelf, sku="RED")
        assert "Shoppers do not see this category yet" in seen
        assert sentence(seen).startswith("Number 1 of 2")
