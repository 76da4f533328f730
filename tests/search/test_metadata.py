"""A product's words as one text."""

from catalogue.models import Product
from search.metadata import metadata_digest, metadata_text
from tests.fakes.colour_encoder import ColourEncoder


def test_title_brand_attributes_and_description_are_said_in_this_order() -> None:
    product = Product(
        title="Trail pack ",
        brand="Acme",
        description="Carries water.",
        attributes={"colour": "red", "litres": 25, "has_strap": True, "tags": ["new", "sale"]},
    )
    assert metadata_text(product) == (
        "Trail pack. Acme. colour red, has strap yes, tags new, sale. Carries water"
    )


def test_what_is_empty_leaves_no_trace() -> None:
    assert metadata_text(Product(title="Mug")) == "Mug"


def test_a_long_description_is_cut() -> None:
    assert len(metadata_text(Product(title="Mug", description="x" * 9000))) < 500


def test_the_digest_changes_with_the_words_and_with_the_encoder() -> None:
    one, other = ColourEncoder(), ColourEncoder()
    other.id = "colour/2"
    digests = {
        metadata_digest(one, "mug"),
        metadata_digest(one, "cup"),
        metadata_digest(other, "mug"),
    }
    assert len(digests) == 3
