"""The pages that need what machines derived: they extend the catalogue's and add their own.

`search` is loaded after `catalogue`, so its versions of the product and category pages replace
the ones registered there.
"""

from search.admin import (
    attribute,
    category,
    category_embedding,
    decision,
    encoder,
    heartbeat,
    image_embedding,
    membership,
    product,
    query_log,
    scan,
    text_embedding,
)

__all__ = [
    "attribute",
    "category",
    "category_embedding",
    "decision",
    "encoder",
    "heartbeat",
    "image_embedding",
    "membership",
    "product",
    "query_log",
    "scan",
    "text_embedding",
]
