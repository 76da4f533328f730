"""Derived tables: drop them all and `manage.py embed --missing` builds them again."""

from search.models.calibration import StoredCalibration
from search.models.category_embedding import CategoryEmbedding
from search.models.embedding import Embedding, Status
from search.models.encoder import EncoderInUse, EncoderState
from search.models.heartbeat import WorkerHeartbeat
from search.models.image_embedding import ImageEmbedding
from search.models.membership import Membership, MembershipSource, MembershipState
from search.models.query_vector import QueryVector
from search.models.scan import CategoryScan
from search.models.text_embedding import TextEmbedding

__all__ = [
    "CategoryEmbedding",
    "CategoryScan",
    "Embedding",
    "EncoderInUse",
    "EncoderState",
    "ImageEmbedding",
    "Membership",
    "MembershipSource",
    "MembershipState",
    "QueryVector",
    "Status",
    "StoredCalibration",
    "TextEmbedding",
    "WorkerHeartbeat",
]
