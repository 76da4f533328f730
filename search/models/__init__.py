"""Derived tables: drop them all and `manage.py embed --missing` builds them again."""

from search.models.calibration import StoredCalibration
from search.models.category_embedding import CategoryEmbedding
from search.models.embedding import Embedding, Status
from search.models.encoder import EncoderInUse, EncoderState
from search.models.heartbeat import WorkerHeartbeat
from search.models.image_embedding import ImageEmbedding
from search.models.lexical_document import LexicalDocument
from search.models.membership import Membership, MembershipSource, MembershipState
from search.models.query_log import ClickCount, QueryCount
from search.models.query_vector import QueryVector
from search.models.scan import CategoryScan
from search.models.text_embedding import TextEmbedding
from search.models.word import Word

__all__ = [
    "CategoryEmbedding",
    "CategoryScan",
    "ClickCount",
    "Embedding",
    "EncoderInUse",
    "EncoderState",
    "ImageEmbedding",
    "LexicalDocument",
    "Membership",
    "MembershipSource",
    "MembershipState",
    "QueryCount",
    "QueryVector",
    "Status",
    "StoredCalibration",
    "TextEmbedding",
    "Word",
    "WorkerHeartbeat",
]
