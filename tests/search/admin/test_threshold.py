"""A category's threshold: typed on its page, kept for the encoder in use."""

from django.test import Client

from catalogue.models import Category, CategoryThreshold
from search.models import CategoryEmbedding, EncoderInUse
from tests.catalogue.admin.people import typed_category, visit_as
from tests.factories import make_category

LIST = "/admin/catalogue/category/"


def change(category: Category) -> str:
    return f"{LIST}{category.pk}/change/"


def test_a_threshold_is_kept_for_the_encoder_in_use(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    merchandiser.post(f"{LIST}add/", typed_category(threshold="0.25"))
    kept = CategoryThreshold.objects.get()
    assert (kept.encoder_id, kept.value) == (encoder_in_use.encoder_id, 0.25)
    page = merchandiser.get(change(kept.category)).content.decode()
    assert 'name="threshold" value="0.25"' in page
    assert "0.250" in merchandiser.get(LIST).content.decode()


def test_an_empty_field_takes_the_threshold_away_and_leaves_other_encoders_alone(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    category = make_category("Red things", "red")
    for encoder_id in (encoder_in_use.encoder_id, "another"):
        CategoryThreshold.objects.create(category=category, encoder_id=encoder_id, value=0.5)
    merchandiser.post(change(category), typed_category(category, threshold=""))
    assert CategoryThreshold.objects.get().encoder_id == "another"


def test_a_threshold_that_is_no_score_is_refused(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    response = merchandiser.post(f"{LIST}add/", typed_category(threshold="7"))
    assert "between −1 and 1" in str(response.context["adminform"].form.errors)
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
