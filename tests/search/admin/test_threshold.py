"""A category's threshold: typed on its page, kept for the encoder in use."""

import pytest
from django.test import Client

from catalogue.content import Content
from catalogue.models import Category, CategoryThreshold
from catalogue.publishing import publish
from search.models import CategoryEmbedding, EncoderInUse
from search.query import Query
from search.ranking import rank
from tests.catalogue.admin.people import typed_category, visit_as
from tests.factories import make_category

LIST = "/admin/catalogue/category/"


def change(category: Category) -> str:
    return f"{LIST}{category.pk}/change/"


def test_a_threshold_is_kept_for_the_encoder_in_use(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    merchandiser.post(f"{LIST}add/", typed_category(threshold="0.25", review_from="0.125"))
    kept = CategoryThreshold.objects.get()
    assert (kept.encoder_id, kept.value) == (encoder_in_use.encoder_id, 0.25)
    assert (kept.review_from, kept.carried) == (0.125, False)
    page = merchandiser.get(change(kept.category)).content.decode()
    assert 'name="threshold" value="0.25"' in page
    assert 'name="review_from" value="0.125"' in page
    assert "0.250" in merchandiser.get(LIST).content.decode()


def test_an_empty_field_takes_the_threshold_away_and_leaves_other_encoders_alone(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    category = make_category("Red things", "red")
    for encoder_id in (encoder_in_use.encoder_id, "another"):
        CategoryThreshold.objects.create(category=category, encoder_id=encoder_id, value=0.5)
    merchandiser.post(change(category), typed_category(category, threshold=""))
    assert CategoryThreshold.objects.get().encoder_id == "another"


def test_a_threshold_that_nobody_changed_has_no_entry_in_the_history(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    merchandiser.post(f"{LIST}add/", typed_category(threshold="0.25"))
    category = Category.objects.get()
    merchandiser.post(change(category), typed_category(category, threshold="0.25"))
    assert getattr(CategoryThreshold, "history").count() == 1  # noqa: B009


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"threshold": "17"}, "between −10 and 10"),
        ({"threshold": "high"}, "between −10 and 10"),
        ({"threshold": "0.2", "review_from": "0.2"}, "begins below the threshold"),
        ({"threshold": "", "review_from": "0.2"}, "needs a threshold"),
        ({"threshold": "17", "review_from": "0.2"}, "between −10 and 10"),
    ],
)
def test_what_is_no_threshold_is_refused_beside_its_field(
    merchandiser: Client, encoder_in_use: EncoderInUse, typed: dict[str, str], said: str
) -> None:
    page = merchandiser.post(f"{LIST}add/", typed_category(**typed)).content.decode()
    assert said in page.partition('id="zs-preview"')[2]
    assert not Category.objects.exists()


def test_a_category_is_saved_without_an_encoder_in_use(merchandiser: Client) -> None:
    assert merchandiser.post(f"{LIST}add/", typed_category(threshold="0.3")).status_code == 302
    assert not CategoryThreshold.objects.exists()


def test_saving_asks_for_the_category_vector(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    merchandiser.post(f"{LIST}add/", typed_category())
    assert CategoryEmbedding.objects.get().status == "pending"
    assert "Waiting" in merchandiser.get(LIST).content.decode()


def test_someone_who_may_only_look_sees_the_threshold(encoder_in_use: EncoderInUse) -> None:
    category = make_category("Red things", "red")
    CategoryThreshold.objects.create(
        category=category, encoder_id=encoder_in_use.encoder_id, value=0.125
    )
    visitor = visit_as("vera", "catalogue.view_category")
    response = visitor.get(change(category))
    assert "0.125" in response.content.decode()
    assert visitor.post(change(category), typed_category(category)).status_code == 403


def test_a_category_is_deleted_with_its_vector(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    category = make_category("Red things", "red")
    assert CategoryEmbedding.objects.exists()
    merchandiser.post(f"{LIST}{category.pk}/delete/", {"post": "yes"})
    assert not Category.objects.exists()


class TestAfterAChangeOfTheEncoder:
    """A threshold was carried over to the encoder in use, which the published version precedes."""

    @pytest.fixture
    def category(self, encoder_in_use: EncoderInUse) -> Category:
        category = make_category("Red things", "red", state="draft")
        CategoryThreshold.objects.create(category=category, encoder_id="before", value=0.3)
        publish(category)
        CategoryThreshold.objects.create(
            category=category, encoder_id=encoder_in_use.encoder_id, value=0.5, carried=True
        )
        return category

    def test_the_page_and_the_list_ask_to_look_at_it(
        self, merchandiser: Client, category: Category
    ) -> None:
        assert "set by the change of encoder" in merchandiser.get(change(category)).content.decode()
        assert "carried" in merchandiser.get(LIST).content.decode()

    def test_saving_makes_it_the_persons_own(
        self, merchandiser: Client, category: Category, encoder_in_use: EncoderInUse
    ) -> None:
        merchandiser.post(change(category), typed_category(category, threshold="0.5"))
        kept = category.thresholds.get(encoder_id=encoder_in_use.encoder_id)
        assert (kept.value, kept.carried) == (0.5, False)

    def test_shoppers_go_on_with_the_carried_one_until_it_is_published(
        self, merchandiser: Client, category: Category, encoder_in_use: EncoderInUse
    ) -> None:
        assert rank(Query(category=category)).threshold == 0.5
        merchandiser.post(change(category), typed_category(category, threshold="0.7"))
        assert rank(Query(category=category)).threshold == 0.5
        version = category.versions.live(category)
        assert version is not None
        kept = Content.from_dict(version.content).thresholds
        assert kept[encoder_in_use.encoder_id].carried
        publish(Category.objects.get())
        assert rank(Query(category=category)).threshold == 0.7
