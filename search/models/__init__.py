"""Derived tables: drop them all and `manage.py embed --missing` builds them again."""

from search.models.category_embedding import CategoryEmbedding, PromptVector
from search.models.embedding import Embedding, Status
from search.models.encoder import EncoderInUse, EncoderState
from search.models.heartbeat import WorkerHeartbeat
from search.models.image_embedding import ImageEmbedding
from search.models.query_vector import QueryVector
from search.models.text_embedding import TextEmbedding

__all__ = [
    "CategoryEmbedding",
    "Embedding",
    "EncoderInUse",
    "EncoderState",
    "ImageEmbedding",
    "PromptVector",
    "QueryVector",
    "Status",
    "TextEmbedding",
    "WorkerHeartbeat",
]
