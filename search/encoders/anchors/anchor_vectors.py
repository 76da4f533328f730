"""The anchors' sentence vectors: dear to compute (half a minute), so kept on disk."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from search.encoders.anchors.anchor_texts import anchor_texts
from search.encoders.anchors.sentences import DIMENSIONS
from search.encoders.array_file import read_array, write_array
from search.encoders.base import Vectors

logger = logging.getLogger(__name__)


def anchor_vectors(
    encode: Callable[[Sequence[str]], Vectors], revision: str, folder: Path
) -> Vectors:
    """Shape (1000, 384), from the folder if they are there, else computed and put there.

    The file is named by a digest of all texts and of the weights (`revision`), so that a change
    of either makes a new file. A folder that cannot be written costs time, not the answer.
    """
    texts = anchor_texts()
    digest = hashlib.sha256("\x00".join([revision, *texts]).encode()).hexdigest()[:20]
    path = folder / f"anchors-{digest}.npy"
    kept = read_array(path, shape=(len(texts), DIMENSIONS))
    if kept is not None:
        return kept
    logger.info("Computing the vectors of %d anchors once; they are kept in %s", len(texts), folder)
    computed = encode(texts)
    try:
        write_array(path, computed)
    except OSError as error:
        logger.warning("The anchors' vectors could not be kept in %s: %s", folder, error)
    return computed
