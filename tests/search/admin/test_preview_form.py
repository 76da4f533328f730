"""The preview counts the whole form as it stands on the page, and writes nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.deciding import decide
from catalogue.models import (
    Attribute,
    Category,
    CategoryAttribute,
    CategoryRelation,
    CategoryThreshold,
    Verdict,
)
from catalogue.publishing import publish
from search.embedding import drain
from search.models import EncoderInUse, QueryVector, StoredCalibration
from tests.catalogue.admin.people import rows, typed_category, visit_as
from tests.factories import make_category, make_product
from tests.search.reviewing.reds import ALL, product, stock_reds

PREVIEW = "/admin/catalogue/category/preview/"
PART = f"{PREVIEW}part/"
PROMPTS = f"{PREVIEW}prompts/"


def seen(client: Client, address: str = PREVIEW, **typed: Any) -> str:
    response = client.post(address, typed)
    assert response.status_code == 200
    return response.content.decode()


def first(page: str) -> str:
    """The title of the product that ranks first."""
    grid = page.partition("As shoppers would see it")[2]
    return grid.partition('<span class="zs-title">')[2].partition("</span>")[0]


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    return stock_reds(encoder_in_use)


@pytest.fixture
def shop(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red", title="Red bag")
    make_product("GREEN", "green", title="Green bag")
    make_product("BLUE", "blue", title="Blue bag")
    drain()


@pytest.mark.usefixtures("shop")
class TestTheWholeForm:
    def test_negatives_and_their_strength(self, merchandiser: Client) -> None:
        both = {"definition": "red and green", "negatives": "red", "negative_weight": "3"}
        assert first(seen(merchandiser, **both)) == "Green bag"
        weak = {**both, "definition": "red red", "negative_weight": "0"}
        assert first(seen(merchandiser, **weak)) == "Red bag"

    def test_attributes_with_their_mode(self, merchandiser: Client) -> None:
        green = Attribute.objects.create(name="green", prompts=["green"], opposites=["red"])
        row = {"attribute": green.pk, "mode": "require", "weight": "5"}
        with_it = {"definition": "red and green", **rows("category_attributes", row)}
        assert first(seen(merchandiser, **with_it)) == "Green bag"
        without = rows("category_attributes", {**row, "mode": "exclude"})
        assert first(seen(merchandiser, **{**with_it, **without})) == "Red bag"

    def test_relations_to_categories_and_attributes(self, merchandiser: Client) -> None:
        blue = make_category("Blue", "blue", state="draft")
        green = Attribute.objects.create(name="green", prompts=["green"])
        typed = rows(
            "relations",
            {"kind": "contrasts-with", "other": blue.pk, "weight": "5"},
            {"kind": "has-part", "attribute": green.pk, "weight": "5"},
        )
        assert first(seen(merchandiser, definition="green and blue", **typed)) == "Green bag"

    def test_parts_that_are_switched_off(self, merchandiser: Client) -> None:
        typed = {"definition": "red and green", "negatives": "red", "negative_weight": "3"}
        off = ["", "context", "contrast", "attributes", "graph", "examples"]
        page = seen(merchandiser, **typed, parts=off)
        assert '<strong>Negatives</strong> <span class="zs-chip zs-muted">off</span>' in page

    def test_rows_that_are_not_finished_or_make_no_sense_are_left_out(
        self, merchandiser: Client
    ) -> None:
        striped = Attribute.objects.create(name="striped", prompts=["striped"])
        typed = {
            **rows(
                "category_attributes",
                {"attribute": "", "mode": "require", "weight": "1"},
                {"attribute": "99", "mode": "require", "weight": "1"},
                {"attribute": striped.pk, "mode": "now and then", "weight": "1"},
                {"attribute": striped.pk, "mode": "require", "weight": "nan", "DELETE": "on"},
            ),
            **rows("relations", {"kind": "related"}, {"kind": "?", "other": "1"}, {"weight": "x"}),
        }
        assert first(seen(merchandiser, definition="red", **typed)) == "Red bag"

    @pytest.mark.parametrize("total", ["", "-3", "many", "9" * 40])
    def test_a_senseless_number_of_rows_is_no_error(self, merchandiser: Client, total: str) -> None:
        typed = {"category_attributes-TOTAL_FORMS": total, "relations-TOTAL_FORMS": total}
        assert first(seen(merchandiser, definition="red", **typed)) == "Red bag"

    def test_rows_that_a_person_may_not_edit_count_as_they_are_stored(
        self, merchandiser: Client
    ) -> None:
        red = Attribute.objects.create(name="red", prompts=["red"], opposites=["green"])
        category = make_category("Things", state="draft")
        CategoryAttribute.objects.create(category=category, attribute=red, weight=5)
        typed: dict[str, Any] = {"category": category.pk, "definition": "red and green"}
        assert first(seen(merchandiser, **typed)) == "Red bag"
        read_only = rows("category_attributes", {"id": "1"})
        assert first(seen(merchandiser, **typed, **read_only)) == "Red bag"
        assert first(seen(merchandiser, **typed, **rows("category_attributes"))) == "Green bag"

    def test_the_category_above(self, merchandiser: Client) -> None:
        green = make_category("Green things", state="draft")
        page = seen(merchandiser, definition="red", parent=green.pk)
        assert 'data-applies="context:1"' in page
        assert 'data-applies="contrast:0"' in page


class TestASavedCategory:
    def test_nothing_is_written(self, merchandiser: Client, reds: Category) -> None:
        striped = Attribute.objects.create(name="striped", prompts=["striped"])
        decide(reds, [product(sku) for sku in ALL[:5]], Verdict.APPROVE)
        decide(reds, [product(sku) for sku in ALL[5:]], Verdict.REJECT)
        publish(reds)
        QueryVector.objects.all().delete()
        row = {"attribute": striped.pk, "mode": "require", "weight": "1"}
        typed = typed_category(
            reds,
            definition="green",
            threshold="0.5",
            review_from="0.2",
            parts=["", "negatives"],
            category=reds.pk,
            fitted="1",
            part="negatives",
            **rows("category_attributes", row),
        )
        with CaptureQueriesContext(connection) as asked:
            for address in (PREVIEW, PART, PROMPTS):
                seen(merchandiser, address, **typed)
        begun = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "CREATE", "ALTER", "DROP")
        written = [q["sql"] for q in asked.captured_queries if q["sql"].lstrip().startswith(begun)]
        assert written == []
        assert not CategoryAttribute.objects.exists()
        assert not CategoryRelation.objects.exists()
        assert not StoredCalibration.objects.exists()
        assert not QueryVector.objects.exists()
        reds.refresh_from_db()
        assert (reds.definition, reds.switched_off) == ("red", [])

    def test_what_was_decided_counts_and_is_shown(
        self, merchandiser: Client, reds: Category
    ) -> None:
        decide(reds, [product("P9")], Verdict.APPROVE)
        decide(reds, [product("P0")], Verdict.REJECT)
        value = CategoryThreshold.objects.get().value
        page = seen(merchandiser, category=reds.pk, definition="red", threshold=value)
        assert '<span class="zs-tag">approved</span>' in page
        assert "1 kept out by a decision" in page
        assert "Product P0, rejected" in page

    def test_what_publishing_would_change_is_said_in_words(
        self, merchandiser: Client, reds: Category
    ) -> None:
        limits = CategoryThreshold.objects.get()
        publish(reds)
        typed: dict[str, Any] = {"category": reds.pk, "definition": "red"}
        typed["threshold"] = limits.value
        assert "Nothing would change" in seen(merchandiser, **typed)
        page = " ".join(seen(merchandiser, **typed | {"threshold": "0.97"}).split())
        assert "<b>0</b> come" in page
        assert 'data-badge="0 in, ' in page
        assert "place 4 → off" in page
        loose = seen(merchandiser, **typed | {"threshold": "-1"})
        assert '<span class="zs-tag">new</span>' in loose

    def test_the_band_that_waits_is_drawn_and_counted(
        self, merchandiser: Client, reds: Category
    ) -> None:
        limits = CategoryThreshold.objects.get()
        page = seen(
            merchandiser,
            definition="red",
            threshold=limits.value,
            review_from=limits.review_from,
        )
        assert "2 more wait for review" in page
        assert 'class="zs-band"' in page
        assert page.count('<span class="zs-tag">waits</span>') == 4  # on the shelf and at its edge

    def test_stops_and_suggestions_carry_counts_and_reasons(
        self, merchandiser: Client, reds: Category
    ) -> None:
        page = seen(merchandiser, definition="red")
        assert 'aria-label="Threshold in words, loose to strict"' in page
        assert "<span>balanced</span>" in page
        assert "Suggested: " in page
        assert "The scores fall most steeply after product" in page


class TestProbability:
    @pytest.fixture
    def decided(self, reds: Category) -> Category:
        decide(reds, [product(sku) for sku in ALL[:5]], Verdict.APPROVE)
        decide(reds, [product(sku) for sku in ALL[5:]], Verdict.REJECT)
        return reds

    def test_it_comes_after_everything_else(self, merchandiser: Client, decided: Category) -> None:
        typed: dict[str, Any] = {"category": decided.pk, "definition": "red"}
        typed["threshold"] = "0.3"
        page = seen(merchandiser, **typed)
        assert " data-unfitted" in page
        assert "Learning from 10 decisions" in page
        page = seen(merchandiser, **typed, fitted="1")
        assert " data-unfitted" not in page
        assert "Right, of what reaches the threshold" in page
        assert "<polyline points=" in page
        assert "Set the threshold at probability ≥ 0.8" in page or "No product reaches" in page
        assert 'class="zs-likely"' in page

    def test_too_few_decisions_say_how_many_are_missing(
        self, merchandiser: Client, reds: Category
    ) -> None:
        decide(reds, [product("P0")], Verdict.APPROVE)
        page = seen(merchandiser, category=reds.pk, definition="red")
        assert "4 more approved and 5 more rejected" in page
        assert f"/admin/catalogue/category/{reds.pk}/review/" in page

    def test_without_any_the_way_to_the_review_is_shown(
        self, merchandiser: Client, reds: Category
    ) -> None:
        page = seen(merchandiser, category=reds.pk, definition="red")
        assert "Nobody has decided about a product of this category yet" in page


@pytest.mark.parametrize("address", [PREVIEW, PART, PROMPTS])
class TestWhoMayAsk:
    def test_staff_without_the_permission_may_not(self, db: None, address: str) -> None:
        assert visit_as("otto").post(address, {"definition": "red"}).status_code == 403

    def test_a_visitor_is_sent_to_sign_in(self, client: Client, db: None, address: str) -> None:
        assert client.post(address, {"definition": "red"}).status_code == 302

    def test_only_posts_with_a_token_are_answered(self, merchandiser: Client, address: str) -> None:
        assert merchandiser.get(address).status_code == 405
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = merchandiser.cookies
        assert strict.post(address, {"definition": "red"}).status_code == 403
