"""The pages that need what machines derived: they extend the catalogue's and add their own.

`search` is loaded after `catalogue`, so its versions of the product and category pages replace
the ones registered there.
"""

from search.admin import (
    category,
    category_embedding,
    encoder,
    heartbeat,
    image_embedding,
    product,
    text_embedding,
)

__all__ = [
    "category",
    "category_embedding",
    "encoder",
    "heartbeat",
    "image_embedding",
    "product",
    "text_embedding",
]
