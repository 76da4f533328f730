"""Another encoder is put to use: shelves stay as large, and people's words stay theirs."""

import pytest
from pytest_django import Settings

from catalogue.content import draft_content
from catalogue.deciding import decide
from catalogue.models import Category, CategoryThreshold, Product, Verdict
from catalogue.publishing import has_unpublished_changes, publish
from search.carrying import carry_thresholds
from search.embedding import drain
from search.encoder_choice import activate_encoder, add_encoder
from search.encoders import EncoderError, registry
from search.models import EncoderInUse, Membership
from search.query import Query
from search.ranking import rank, retrieve
from search.rescanning import rescan
from tests.factories import make_category, make_product
from tests.fakes.colour_encoder import ColourEncoder
from tests.fakes.narrow_encoder import NarrowEncoder


@pytest.fixture
def reds(encoder_in_use: EncoderInUse, settings: Settings) -> Category:
    """A published shelf among ten products, P0 the reddest."""
    settings.TEXT_SHARE = 0.0
    for number in range(10):
        make_product(f"P{number}", (220, 20 * number, 10 * number), stock=1)
    drain()
    category = make_category("Red things", "something red", state="draft")
    publish(category)
    return category


@pytest.fixture
def narrow(reds: Category, monkeypatch: pytest.MonkeyPatch) -> EncoderInUse:
    """Another encoder, filled and not in use yet."""
    monkeypatch.setitem(registry._registry.built, ("narrow", None), NarrowEncoder())
    row = add_encoder("narrow", "a test")
    drain()
    return row


def product(sku: str) -> Product:
    return Product.objects.get(sku=sku)


def limit(category: Category, row: EncoderInUse, count: int, waiting: int = 0) -> None:
    """A threshold that so many reach by their score, and so many more wait; published."""
    retrieval = retrieve(Query(threshold=-10), row, draft_content(category))
    assert retrieval is not None
    scores = sorted((one.found.score for one in retrieval.shelf().inside), reverse=True)
    CategoryThreshold.objects.update_or_create(
        category=category,
        encoder_id=row.encoder_id,
        defaults={
            "value": (scores[count - 1] + scores[count]) / 2,
            "review_from": scores[count + waiting - 1] if waiting else None,
            "carried": False,
        },
    )
    publish(category)


def skus(category: Category) -> list[str]:
    return [hit.product.sku for hit in rank(Query(category=category)).hits]


def carried_to(row: EncoderInUse) -> CategoryThreshold:
    return CategoryThreshold.objects.get(encoder_id=row.encoder_id)


class TestShelvesStayAsLarge:
    @pytest.mark.parametrize("count", [1, 4, 9])
    def test_as_many_products_belong_under_the_new_encoder(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse, count: int
    ) -> None:
        limit(reds, encoder_in_use, count)
        before = skus(reds)
        activate_encoder(narrow)
        assert len(before) == count
        assert skus(reds) == before
        assert carried_to(narrow).value > carried_to(encoder_in_use).value  # it is a narrow one

    def test_products_that_wait_for_review_go_on_waiting(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        limit(reds, encoder_in_use, 3, waiting=4)
        assert rescan(reds) == (3, 4)
        activate_encoder(narrow)
        assert rescan(reds) == (3, 4)

    def test_decided_products_count_as_they_do_on_the_shelf(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        """They move the shelf's vector, so its scores are not those of the words alone."""
        decide(reds, [product("P7"), product("P8"), product("P9")], Verdict.APPROVE)
        decide(reds, [product("P0"), product("P1")], Verdict.REJECT)
        limit(reds, encoder_in_use, 3)
        before = skus(reds)
        activate_encoder(narrow)
        assert sorted(before) == sorted(skus(reds)) == ["P7", "P8", "P9"]

    def test_a_shelf_of_everything_stays_one(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        activate_encoder(narrow)
        assert len(skus(reds)) == 10
        assert not CategoryThreshold.objects.exists()

    def test_an_empty_shelf_stays_one(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        reds.thresholds.create(encoder_id=encoder_in_use.encoder_id, value=1.5)
        publish(reds)
        activate_encoder(narrow)
        assert skus(reds) == []

    def test_an_encoder_that_is_gone_leaves_what_was_written_down_of_its_shelves(
        self,
        reds: Category,
        encoder_in_use: EncoderInUse,
        narrow: EncoderInUse,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        limit(reds, encoder_in_use, 4, waiting=2)
        rescan(reds)

        def gone(row: EncoderInUse) -> ColourEncoder:
            if row.name == "colour":
                raise EncoderError("its folder is gone")
            return NarrowEncoder()

        monkeypatch.setattr(EncoderInUse, "load", gone)
        activate_encoder(narrow)
        assert rescan(reds) == (4, 2)

    def test_an_encoder_that_is_gone_and_left_nothing_behind_opens_no_shelf_to_everything(
        self,
        reds: Category,
        encoder_in_use: EncoderInUse,
        narrow: EncoderInUse,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        limit(reds, encoder_in_use, 4, waiting=2)
        Membership.objects.all().delete()

        def gone(row: EncoderInUse) -> ColourEncoder:
            if row.name == "colour":
                raise EncoderError("its folder is gone")
            return NarrowEncoder()

        monkeypatch.setattr(EncoderInUse, "load", gone)
        activate_encoder(narrow)
        assert 0 < len(skus(reds)) < 10
        assert carried_to(narrow).carried


class TestWhatPeopleSaid:
    def test_a_carried_threshold_is_marked_and_leaves_nothing_to_publish(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        limit(reds, encoder_in_use, 4)
        versions = reds.versions.count()
        activate_encoder(narrow)
        assert carried_to(narrow).carried
        assert not has_unpublished_changes(reds)
        assert reds.versions.count() == versions

    def test_a_threshold_that_a_person_set_is_never_overwritten(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        limit(reds, encoder_in_use, 4)
        limit(reds, narrow, 2)
        said = carried_to(narrow).value
        assert carry_thresholds(encoder_in_use, narrow) == 0
        activate_encoder(narrow)
        assert (carried_to(narrow).value, carried_to(narrow).carried) == (said, False)
        assert len(skus(reds)) == 2

    def test_one_that_was_only_carried_follows_what_people_said_since(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        limit(reds, encoder_in_use, 4)
        activate_encoder(narrow)
        activate_encoder(encoder_in_use)
        reds.thresholds.filter(carried=False).update(value=-1)
        publish(reds)
        assert carry_thresholds(encoder_in_use, narrow) == 1
        assert carried_to(narrow).value < carried_to(narrow).history.earliest().value
        activate_encoder(narrow)
        assert len(skus(reds)) == 10
        assert not has_unpublished_changes(reds)

    def test_back_under_the_old_encoder_everything_is_as_it_was(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        decide(reds, [product("P9")], Verdict.APPROVE)
        limit(reds, encoder_in_use, 4)
        before, said = skus(reds), carried_to(encoder_in_use).value
        decisions = list(reds.decisions.values_list("product", "verdict", "decided_at"))
        activate_encoder(narrow)
        activate_encoder(encoder_in_use)
        assert skus(reds) == before
        assert carried_to(encoder_in_use).value == said
        kept = list(reds.decisions.values_list("product", "verdict", "decided_at"))
        assert kept == decisions

    def test_a_drafts_threshold_reaches_no_shopper_by_way_of_another_encoder(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        reds.thresholds.create(encoder_id=encoder_in_use.encoder_id, value=0.99)
        activate_encoder(narrow)
        assert len(skus(reds)) == 10
        assert carried_to(narrow).carried  # it is there for the draft

    def test_versions_are_shown_under_any_encoder(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        first = skus(reds)
        reds.definition = "something blue"
        reds.save()
        activate_encoder(narrow)
        assert skus(reds) == first
        publish(reds)
        assert skus(reds) != first


def test_nothing_is_carried_to_an_encoder_that_has_seen_no_picture(
    reds: Category, encoder_in_use: EncoderInUse, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit(reds, encoder_in_use, 4)
    monkeypatch.setitem(registry._registry.built, ("narrow", None), NarrowEncoder())
    row = add_encoder("narrow", "a test")
    assert carry_thresholds(encoder_in_use, row) == 0


class TestWhileItLasts:
    def test_each_category_is_told_of_and_the_old_encoder_answers_until_the_last(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        make_category("Blue things", "something blue")
        limit(reds, encoder_in_use, 4)
        before, told = skus(reds), list[tuple[int, int]]()

        def look(done: int, total: int) -> None:
            told.append((done, total))
            assert EncoderInUse.objects.active() == encoder_in_use
            assert skus(reds) == before

        activate_encoder(narrow, look)
        assert told == [(1, 2), (2, 2)]
        assert EncoderInUse.objects.active() == narrow

    def test_what_is_published_meanwhile_is_carried_too(
        self, reds: Category, encoder_in_use: EncoderInUse, narrow: EncoderInUse
    ) -> None:
        limit(reds, encoder_in_use, 4)

        def publish_another(done: int, total: int) -> None:
            if done == total:
                limit(reds, encoder_in_use, 2)

        activate_encoder(narrow, publish_another)
        assert len(skus(reds)) == 2
