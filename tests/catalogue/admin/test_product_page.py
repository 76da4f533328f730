"""A product's own page: what a merchandiser types and uploads there."""

import io
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from catalogue.models import Product, ProductImage
from search.models import EncoderInUse, ImageEmbedding
from tests.catalogue.admin.people import typed_product, upload, visit_as
from tests.factories import add_image, make_product, picture

ADD = "/admin/catalogue/product/add/"


def change(product: Product) -> str:
    return f"/admin/catalogue/product/{product.pk}/change/"


def problems(response: HttpResponse) -> str:
    """What the page says is wrong, as one text."""
    context: Any = response.context  # type: ignore[attr-defined]
    said = list(context["adminform"].form.errors.values())
    for inline in context["inline_admin_formsets"]:
        said += [error for errors in inline.formset.errors for error in errors.values()]
        said.append(inline.formset.non_form_errors())
    return " ".join(str(text) for errors in said for text in errors)


class TestUploading:
    def test_a_new_product_is_saved_with_its_picture_and_waits_to_be_embedded(
        self, merchandiser: Client, encoder_in_use: EncoderInUse
    ) -> None:
        data = typed_product(**{"images-0-upload": upload("bag.jpg", picture("red"))})
        response = merchandiser.post(ADD, data | {"images-0-alt": "A red bag"})
        assert response.status_code == 302
        image = ProductImage.objects.get()
        assert (image.product.sku, image.alt, image.position) == ("NEW-1", "A red bag", 0)
        assert ImageEmbedding.objects.get().status == "pending"

    def test_several_pictures_at_once_keep_the_order_in_which_they_were_chosen(
        self, merchandiser: Client
    ) -> None:
        product = make_product("BAG", "red")
        files = [upload("2.jpg", picture("green")), upload("3.jpg", picture("blue"))]
        data = typed_product(product, **{"images-1-upload": files})
        assert merchandiser.post(change(product), data).status_code == 302
        assert list(product.images.order_by("position").values_list("position", flat=True)) == [
            0,
            1,
            2,
        ]

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
            ("notes.jpg", b"not a picture at all"),
            ("half.jpg", picture("red", (400, 300))[:900]),
            ("empty.jpg", b""),
        ],
    )
    def test_a_file_that_is_no_usable_picture_is_named_with_a_reason(
        self, merchandiser: Client, name: str, content: bytes
    ) -> None:
        product = make_product("BAG")
        files = [upload(name, content), upload("good.jpg", picture("red"))]
        response = merchandiser.post(
            change(product), typed_product(product, **{"images-0-upload": files})
        )
        assert response.status_code == 200
        assert f"{name}: " in problems(response)  # type: ignore[arg-type]
        assert not product.images.exists()

    def test_the_same_picture_twice_on_a_product_is_refused_in_words(
        self, merchandiser: Client
    ) -> None:
        product = make_product("BAG", "red")
        again = {"images-1-upload": upload("again.jpg", picture("red"))}
        response = merchandiser.post(change(product), typed_product(product, **again))
        said = problems(response)  # type: ignore[arg-type]
        assert "again.jpg: this picture is already on this product" in said
        assert product.images.count() == 1

    def test_the_same_picture_twice_in_one_go_is_refused_in_words(
        self, merchandiser: Client
    ) -> None:
        files = [upload("a.jpg", picture("red")), upload("b.jpg", picture("red"))]
        response = merchandiser.post(ADD, typed_product(**{"images-0-upload": files}))
        assert "b.jpg: this picture is the same as a.jpg" in problems(response)  # type: ignore[arg-type]
        assert not Product.objects.exists()

    def test_a_picture_can_be_replaced_by_itself_when_the_old_one_is_removed(
        self, merchandiser: Client
    ) -> None:
        product = make_product("BAG", "red")
        data = typed_product(
            product,
            **{"images-0-DELETE": "on", "images-1-upload": upload("same.jpg", picture("red"))},
        )
        assert merchandiser.post(change(product), data).status_code == 302
        assert product.images.count() == 1

    def test_an_animated_picture_is_taken_by_its_first_frame(self, merchandiser: Client) -> None:
        frames = [Image.new("P", (32, 32), colour) for colour in (1, 2)]
        buffer = io.BytesIO()
        frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
        data = typed_product(**{"images-0-upload": upload("turning.gif", buffer.getvalue())})
        assert merchandiser.post(ADD, data).status_code == 302
        assert str(ProductImage.objects.get().master.name).endswith(".jpg")

    def test_a_row_with_words_but_no_picture_asks_for_one(self, merchandiser: Client) -> None:
        response = merchandiser.post(ADD, typed_product(**{"images-0-alt": "A red bag"}))
        assert "Choose a picture." in problems(response)  # type: ignore[arg-type]


class TestArranging:
    def test_order_and_words_of_stored_pictures_change(self, merchandiser: Client) -> None:
        product = make_product("BAG", "red", "green")
        first, second = product.images.all()
        data = typed_product(product, **{"images-0-position": "5", "images-1-alt": "From behind"})
        assert merchandiser.post(change(product), data).status_code == 302
        assert list(product.images.all()) == [second, first]
        second.refresh_from_db()
        assert second.alt == "From behind"

    def test_a_picture_is_taken_away(self, merchandiser: Client) -> None:
        product = make_product("BAG", "red", "green")
        data = typed_product(product, **{"images-0-DELETE": "on"})
        merchandiser.post(change(product), data)
        assert product.images.get().position == 1

    def test_the_page_shows_stored_pictures_and_not_their_files(self, merchandiser: Client) -> None:
        product = make_product("BAG", "red")
        page = merchandiser.get(change(product)).content.decode()
        assert product.images.get().thumbnail.url in page
        assert 'name="images-0-upload"' not in page
        assert 'name="images-1-upload"' in page

    def test_the_page_asks_the_same_number_of_questions_for_any_number_of_pictures(
        self, merchandiser: Client, encoder_in_use: EncoderInUse, django_assert_num_queries: Any
    ) -> None:
        product = make_product("BAG", "red")
        merchandiser.get(change(product))
        with django_assert_num_queries(8):
            merchandiser.get(change(product))
        for position in range(1, 6):
            add_image(product, picture((40 * position, 9, 9)), position)
        with django_assert_num_queries(8):
            merchandiser.get(change(product))


class TestAttributes:
    def test_attributes_are_typed_as_an_object(self, merchandiser: Client) -> None:
        typed = '{"colour": "red", "litres": 25, "waterproof": true}'
        merchandiser.post(ADD, typed_product(attributes=typed))
        assert Product.objects.get().attributes == {
            "colour": "red",
            "litres": 25,
            "waterproof": True,
        }

    def test_no_attributes_are_an_empty_object(self, merchandiser: Client) -> None:
        merchandiser.post(ADD, typed_product(attributes="  "))
        assert Product.objects.get().attributes == {}

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ('{"colour": red}', "Line 1, column 12"),
            ("colour: red", "It looks like"),
            ('["red"]', "Attributes must be an object"),
            ('{"size": {"w": 1}}', "“size” must be a text"),
            ('{"litres": 1e999}', "“litres” must be a text"),
            ('{"note": "\\ud800"}', "cannot be stored"),
            ('{"note": "\\u0000"}', "“note” holds a character"),
            ('{"litres": ' + "9" * 5000 + "}", "cannot be stored"),
            ("[" * 40_000, "cannot be stored"),
        ],
    )
    def test_what_is_no_attribute_object_is_explained(
        self, merchandiser: Client, typed: str, said: str
    ) -> None:
        response = merchandiser.post(ADD, typed_product(attributes=typed))
        assert response.status_code == 200
        assert said in problems(response)  # type: ignore[arg-type]


class TestVariantsAndTheRest:
    def test_variants_are_listed_with_links(self, merchandiser: Client) -> None:
        parent = make_product("BAG")
        variant = make_product("BAG-RED", title="Bag, red", parent=parent)
        page = merchandiser.get(change(parent)).content.decode()
        assert f'href="{change(variant)}"' in page
        assert "Bag, red" in page

    def test_a_product_with_variants_cannot_become_one(self, merchandiser: Client) -> None:
        parent, other = make_product("BAG"), make_product("MUG")
        make_product("BAG-RED", parent=parent)
        data = typed_product(parent, parent=str(other.pk))
        assert "has variants" in problems(merchandiser.post(change(parent), data))  # type: ignore[arg-type]

    def test_a_sku_that_exists_is_refused(self, merchandiser: Client) -> None:
        make_product("NEW-1")
        said = problems(merchandiser.post(ADD, typed_product()))  # type: ignore[arg-type]
        assert "already exists" in said

    def test_saving_works_while_the_broker_is_down(
        self,
        merchandiser: Client,
        encoder_in_use: EncoderInUse,
        settings: Any,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        settings.BROKER_URL = "redis://127.0.0.1:1/0"
        data = typed_product(**{"images-0-upload": upload("bag.jpg", picture("red"))})
        with django_capture_on_commit_callbacks(execute=True) as woken:
            assert merchandiser.post(ADD, data).status_code == 302
        assert woken  # it was tried
        assert ImageEmbedding.objects.get().status == "pending"

    def test_a_product_is_deleted_with_its_pictures(
        self, merchandiser: Client, encoder_in_use: EncoderInUse
    ) -> None:
        product = make_product("BAG", "red")
        address = f"/admin/catalogue/product/{product.pk}/delete/"
        assert (
            "image embedding"
            not in merchandiser.get(address).content.decode().lower().partition("are you sure")[2]
        )
        merchandiser.post(address, {"post": "yes"})
        assert not ProductImage.objects.exists()
        assert not ImageEmbedding.objects.exists()

    def test_someone_who_may_only_look_sees_the_page_without_a_way_to_save(self, db: None) -> None:
        product = make_product("BAG", "red")
        visitor = visit_as("vera", "catalogue.view_product", "catalogue.view_productimage")
        page = visitor.get(change(product))
        assert page.status_code == 200
        assert 'name="_save"' not in page.content.decode()
        assert visitor.post(change(product), typed_product(product)).status_code == 403
