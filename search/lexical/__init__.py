"""Search by words: PostgreSQL's full text, a vocabulary that forgives spelling, autocomplete.

It needs no encoder, so it answers where no model can be loaded.
"""

from search.lexical.documents import index_missing_documents, index_products
from search.lexical.matching import LexicalMatches, match
from search.lexical.offering import Offer, offer
from search.lexical.spelling import Correction, correct
from search.lexical.suggesting import Completion, complete
from search.lexical.using import used_words
from search.lexical.vocabulary import refresh_stale_vocabulary, refresh_vocabulary

__all__ = [
    "Completion",
    "Correction",
    "LexicalMatches",
    "Offer",
    "complete",
    "correct",
    "index_missing_documents",
    "index_products",
    "match",
    "offer",
    "refresh_stale_vocabulary",
    "refresh_vocabulary",
    "used_words",
]
