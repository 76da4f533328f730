"""Where vectors are kept and the nearest are found. `VECTOR_STORE` names the class in use."""

from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from search.vector_stores.base import VectorStore


@lru_cache(maxsize=1)
def get_vector_store() -> VectorStore:
    store: VectorStore = import_string(settings.VECTOR_STORE)()
    return store
