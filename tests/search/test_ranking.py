"""Rankings: what shoppers find, in which order, and what they never see."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import caches
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from catalogue.models import CategoryThreshold, Product, State
from search.embedding import drain
from search.models import EncoderInUse, QueryVector
from search.query import Filters, Query, QueryError
from search.query_choices import Leg
from search.ranking import NoEncoder, rank
from tests.factories import make_category, make_product
from tests.fakes.colour_encoder import ColourEncoder


@pytest.fixture(autouse=True)
def _pictures_alone(settings: Settings) -> None:
    settings.TEXT_SHARE = 0.0


def skus(query: Query) -> list[str]:
    return [hit.product.sku for hit in rank(query).hits]


@pytest.fixture
def shop(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red", brand="Acme", price=Decimal(10), stock=3, attributes={"litres": 5})
    make_product("GREEN", "green", brand="Bravo", price=Decimal(20), attributes={"tags": ["new"]})
    make_product("BLUE", "blue", "red", brand="Acme", price=Decimal(30), stock=1)
    drain()


SEEN = frozenset({Leg.PICTURE, Leg.WORDS})


@pytest.mark.usefixtures("shop")
class TestSearchingByText:
    def test_the_best_match_comes_first(self) -> None:
        assert skus(Query(text="something green"))[0] == "GREEN"

    def test_hits_carry_rank_score_and_the_image_that_matched(self) -> None:
        ranking = rank(Query(text="red", legs=SEEN))
        assert [hit.rank for hit in ranking.hits] == [1, 2, 3]
        scores = [hit.score for hit in ranking.hits]
        assert scores == sorted(scores, reverse=True)
        assert scores[0] == pytest.approx(0.99, abs=0.02)
        blue = next(hit for hit in ranking.hits if hit.product.sku == "BLUE")
        assert blue.image.position == 1  # its second picture is the red one

    def test_a_product_with_several_images_appears_once_and_counts_once(self) -> None:
        ranking = rank(Query(text="red"))
        assert len(ranking.hits) == 3
        assert ranking.total == 3
        assert ranking.exact

    def test_the_same_words_are_encoded_once(self, colour_encoder: ColourEncoder) -> None:
        rank(Query(text="red"))
        before = len(colour_encoder.encoded_texts)
        rank(Query(text="red"))
        assert len(colour_encoder.encoded_texts) == before
        assert "red" not in QueryVector.objects.get().text_digest

    def test_pages_follow_each_other_without_gap_or_double(self) -> None:
        whole = skus(Query(text="red", page_size=3))
        paged = [
            sku for page in (1, 2, 3) for sku in skus(Query(text="red", page=page, page_size=1))
        ]
        assert paged == whole

    def test_a_page_beyond_the_last_is_empty_and_still_knows_the_total(self) -> None:
        ranking = rank(Query(text="red", page=9, page_size=3))
        assert ranking.hits == []
        assert ranking.total == 3

    def test_a_query_without_anything_says_so(self) -> None:
        with pytest.raises(QueryError, match="what to look for"):
            rank(Query())

    def test_words_that_the_encoder_cannot_see_are_noticed(self) -> None:
        assert rank(Query(text="red")).coverage == 1.0
        assert rank(Query(text="quark")).coverage == pytest.approx(0.1)

    def test_a_search_costs_a_fixed_number_of_queries(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        rank(Query(text="red"))
        caches["results"].clear()
        with django_assert_num_queries(11):  # of them 2 savepoints, 1 setting
            rank(Query(text="red"))
        with django_assert_num_queries(8):  # the next page, or a sorting
            rank(Query(text="red", page_size=2))


@pytest.mark.usefixtures("shop")
class TestFilters:
    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            (Filters(brands=("Acme",)), {"RED", "BLUE"}),
            (Filters(price_min=Decimal(15)), {"GREEN", "BLUE"}),
            (Filters(price_max=Decimal(15)), {"RED"}),
            (Filters(in_stock=True), {"RED", "BLUE"}),
            (Filters(attributes=(("litres", "5"),)), {"RED"}),
            (Filters(attributes=(("tags", "new"),)), {"GREEN"}),
            (Filters(attributes=(("tags", "old"),)), set()),
            (Filters(brands=("Acme",), in_stock=True, price_min=Decimal(20)), {"BLUE"}),
        ],
    )
    def test_a_filter_is_part_of_the_search(self, filters: Filters, expected: set[str]) -> None:
        ranking = rank(Query(text="red", filters=filters))
        assert {hit.product.sku for hit in ranking.hits} == expected
        assert ranking.total == len(expected)

    def test_a_page_is_full_whenever_enough_products_match(self) -> None:
        assert skus(Query(text="red", filters=Filters(brands=("Bravo",)), page_size=1)) == ["GREEN"]


@pytest.mark.usefixtures("shop")
class TestWhatShoppersNeverSee:
    @pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
    def test_hidden_products_are_neither_shown_nor_counted(self, state: State) -> None:
        Product.objects.filter(sku="RED").update(state=state)
        ranking = rank(Query(text="red"))
        assert "RED" not in [hit.product.sku for hit in ranking.hits]
        assert ranking.total == 2

    def test_a_product_waits_for_its_time(self) -> None:
        later = timezone.now() + timedelta(hours=1)
        Product.objects.filter(sku="RED").update(publish_at=later)
        assert "RED" not in skus(Query(text="red"))

    def test_a_variant_hides_with_its_parent(self) -> None:
        parent = Product.objects.get(sku="RED")
        make_product("RED-S", "red", parent=parent)
        drain()
        Product.objects.filter(sku="RED").update(state=State.ARCHIVED)
        assert not {"RED", "RED-S"} & set(skus(Query(text="red")))

    def test_staff_may_look_at_everything(self) -> None:
        Product.objects.filter(sku="RED").update(state=State.DRAFT)
        assert skus(Query(text="red", staff=True))[0] == "RED"


@pytest.mark.usefixtures("shop")
class TestVariants:
    def test_a_group_shows_one_card_with_the_best_image(self) -> None:
        parent = Product.objects.get(sku="GREEN")
        make_product("GREEN-R", (240, 5, 5), parent=parent)
        drain()
        ranking = rank(Query(text="something red", legs=SEEN))
        assert ranking.total == 3
        assert ranking.hits[0].product.sku == "GREEN-R"
        assert "GREEN" not in [hit.product.sku for hit in ranking.hits]


@pytest.mark.usefixtures("shop")
class TestSimilarItems:
    def test_similar_items_leave_the_product_out_and_run_no_model(
        self, colour_encoder: ColourEncoder
    ) -> None:
        encoded = colour_encoder.encoded_images, len(colour_encoder.encoded_texts)
        found = skus(Query(similar_to=Product.objects.get(sku="RED")))
        assert found[0] == "BLUE"  # it has a red picture
        assert "RED" not in found
        assert (colour_encoder.encoded_images, len(colour_encoder.encoded_texts)) == encoded

    def test_a_product_whose_images_are_not_embedded_has_no_similar_items(self) -> None:
        new = make_product("NEW", (1, 2, 3))
        assert skus(Query(similar_to=new)) == []


@pytest.mark.usefixtures("shop")
class TestCategories:
    def test_a_new_category_works_before_any_worker_saw_it(self) -> None:
        category = make_category("Blue things", "something blue")
        assert skus(Query(category=category))[0] == "BLUE"

    def test_a_stored_vector_answers_without_encoding(self, colour_encoder: ColourEncoder) -> None:
        category = make_category("Blue things", "something blue")
        drain()
        encoded = len(colour_encoder.encoded_texts)
        assert skus(Query(category=category))[0] == "BLUE"
        assert len(colour_encoder.encoded_texts) == encoded

    def test_changed_words_count_at_once(self) -> None:
        category = make_category("Things", "something blue")
        drain()
        category.definition = "something green"
        category.save()
        assert skus(Query(category=category))[0] == "GREEN"

    def test_only_products_at_or_above_the_threshold_belong(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        category = make_category("Green things", "something green")
        drain()
        CategoryThreshold.objects.create(
            category=category, encoder_id=encoder_in_use.encoder_id, value=0.9
        )
        ranking = rank(Query(category=category))
        assert [hit.product.sku for hit in ranking.hits] == ["GREEN"]
        assert ranking.total == 1

    def test_a_threshold_of_another_encoder_does_not_count(self) -> None:
        category = make_category("Green things", "something green")
        CategoryThreshold.objects.create(category=category, encoder_id="other", value=0.9)
        assert rank(Query(category=category)).total == 3

    def test_best_prompt_ranks_by_the_nearest_of_several_prompts(self) -> None:
        alone: dict[str, Any] = {"prompts": ["green"], "switched_off": ["contrast"]}
        mean = make_category("Mean", "red", **alone)
        best = make_category("Best", "red", combination="best", **alone)
        drain()
        top = {hit.product.sku: hit.score for hit in rank(Query(category=best)).hits}
        flat = {hit.product.sku: hit.score for hit in rank(Query(category=mean)).hits}
        assert top["RED"] > 0.95 > flat["RED"]
        assert top["GREEN"] > 0.95 > flat["GREEN"]


def test_images_that_still_wait_are_counted(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red")
    ranking = rank(Query(text="red"))
    assert (ranking.waiting, ranking.images, ranking.hits) == (1, 1, [])


@pytest.mark.django_db
def test_without_an_encoder_it_says_what_to_do() -> None:
    shelf = make_category("Reds")
    with pytest.raises(NoEncoder, match=r"manage\.py encoder use"):
        rank(Query(category=shelf))


def test_two_encoders_side_by_side_never_mix(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red")
    drain()
    other = EncoderInUse.objects.create(name="other", encoder_id="other/1", dimensions=7)
    from search.models import ImageEmbedding

    image = Product.objects.get().images.get()
    vector = [1.0] + [0.0] * 6
    ImageEmbedding.objects.filter(encoder=other).delete()
    ImageEmbedding.objects.create(image=image, encoder=other, vector=vector, status="done")
    assert rank(Query(text="red")).total == 1


def test_a_product_that_was_published_just_now_is_found_at_once(
    encoder_in_use: EncoderInUse,
) -> None:
    make_product("RED", "red")
    late = make_product("LATE", "red", state=State.DRAFT)
    drain()
    assert skus(Query(text="something red")) == ["RED"]
    late.state = State.PUBLISHED
    late.save()
    assert set(skus(Query(text="something red"))) == {"RED", "LATE"}
    make_product("NEW", "red")
    assert "NEW" not in skus(Query(text="something red"))
    drain()
    assert "NEW" in skus(Query(text="something red"))
