"""Products by the first letters of what they are called, found through an index on those words.

Reference and title are read as whole words, not as stems, stop words among them: “runnin” goes on
as “running”. Signs part words, for PostgreSQL's parser reads “A-1” as “a” and “-1” but “A-1b” as
one word, so that the one would not begin as the other does.
"""

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Func, TextField, Value
from django.db.models.functions import Concat

_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—‘’“”„«»·•…×®™"
_BLANKS = str.maketrans(_SIGNS, " " * len(_SIGNS))

NAME_WORDS = SearchVector(
    Func(
        Concat("sku", Value(" "), "title"),
        Value(_SIGNS),
        Value(" " * len(_SIGNS)),
        function="translate",
        output_field=TextField(),
    ),
    config="simple",
)
"""Must stay as the index `product_names` has it, or that is not used."""


def names_going_on(typed: str) -> SearchQuery | None:
    """For `NAME_WORDS`: all words of `typed`, the last of them as the beginning of one. None where
    it has none."""
    words = typed.translate(_BLANKS).split()
    if not words:
        return None
    written = " & ".join(f"'{word}'" for word in words)
    return SearchQuery(f"{written}:*", config="simple", search_type="raw")
