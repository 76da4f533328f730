"""A product's words as one text: what a shop knows about it beside its pictures."""

import hashlib

from catalogue.models import Product
from search.encoders.base import Encoder
from search.prompts import clean_text

_MOST_DESCRIPTION = 400  # characters; what comes later seldom says what the thing is


def metadata_text(product: Product) -> str:
    """Title first, since text towers cut what is too long; then brand, attributes, description."""
    attributes = ", ".join(
        f"{name} {value}" for name, value in product.attribute_items if isinstance(value, str)
    )
    parts = [product.title, product.brand, attributes, product.description[:_MOST_DESCRIPTION]]
    return clean_text(". ".join(part.strip().rstrip(".") for part in parts if part.strip()))


def metadata_digest(encoder: Encoder, text: str) -> str:
    """SHA-256 of all that shapes the vector of a product's words."""
    return hashlib.sha256(f"{encoder.id}\n{text}".encode()).hexdigest()
