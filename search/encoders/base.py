"""What an encoder is: images and texts in, vectors of one shared space out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL import Image

Vectors = NDArray[np.float32]
"""An array of shape (n, dimensions), float32, each row of unit length."""

Prepared = NDArray[Any]
"""One image as the array that an encoder's image tower takes; its shape is the encoder's own."""


class EncoderError(Exception):
    """An encoder cannot be had or used; the message says what to do about it."""


class Encoder(Protocol):
    """Turns images and texts into vectors of one shared space.

    `encode_*` may be called from several threads at once and return the same vector for the same
    input, alone or in a batch (to about 1e-3). Weights load at the first call that needs them,
    the text tower and the image tower each by itself.
    """

    @property
    def name(self) -> str:
        """What a user types: `anchors`, `clip`, `clip:google/siglip2-base-patch32-256`."""
        ...

    @property
    def id(self) -> str:
        """Names everything that shapes a vector; vectors of different ids never mix."""
        ...

    @property
    def revision(self) -> str:
        """The exact weights: a commit of the model hub or a digest of the local files."""
        ...

    @property
    def dimensions(self) -> int: ...

    @property
    def max_text_tokens(self) -> int:
        """Longer texts are cut, never refused."""
        ...

    @property
    def logit_scale(self) -> float:
        """What a score is multiplied with before a softmax over categories."""
        ...

    @property
    def templates(self) -> tuple[str, ...]:
        """Prompt templates with one `{}` slot that were measured to do best with this encoder."""
        ...

    @property
    def image_batch(self) -> int:
        """The batch size at which images are encoded fastest."""
        ...

    def prepare_image(self, image: Image.Image) -> Prepared:
        """One image of any mode and size as the image tower's input; loads no weights."""
        ...

    def encode_prepared(self, prepared: Sequence[Prepared]) -> Vectors:
        """Vectors of prepared images, in order; shape (n, dimensions), n may be 0.

        Any number at once: the encoder splits them into batches of its own size.
        """
        ...

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        """Vectors of images, in order; shape (n, dimensions), n may be 0."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts, in order; shape (n, dimensions), n may be 0.

        Raises ValueError for a text that `search.prompts.clean_text` refuses.
        """
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of the whole text, the special ones included, before any cutting."""
        ...

    def coverage(self, text: str) -> float | None:
        """How near a text is to what this encoder can see, 0 to 1; None where it has no meaning."""
        ...


@dataclass(frozen=True, slots=True)
class EncoderCard:
    """What a person needs to know to choose an encoder."""

    name: str
    title: str
    licence: str
    dimensions: int
    size_mb: int
    max_text_tokens: int
    good_for: str
