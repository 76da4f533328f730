"""The door to the encoders: ask for one by name, once per process it is built.

Importing this package is cheap and loads neither torch nor transformers; they come with the first
tower that is needed.
"""

from search.encoders.availability import is_available
from search.encoders.base import Encoder, EncoderCard, EncoderError, Vectors
from search.encoders.cards import CARDS, DEFAULT_CLIP_MODEL
from search.encoders.registry import get_encoder

__all__ = [
    "DEFAULT_CLIP_MODEL",
    "Encoder",
    "EncoderCard",
    "EncoderError",
    "Vectors",
    "encoder_names",
    "get_encoder",
    "is_available",
]


def encoder_names() -> list[EncoderCard]:
    """The encoders worth knowing, the offline one first; other models work by their own name."""
    return list(CARDS)
