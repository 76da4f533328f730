import numpy as np
from numpy.typing import NDArray

_DIGITS = range(3, 8)


def short(threshold: float, scores: NDArray[np.float32]) -> str:
    """A threshold in as few digits, from three on, as keep the same of the scores (n,)."""
    kept = int((scores >= threshold).sum())
    texts = (f"{threshold:.{digits}f}" for digits in _DIGITS)
    return next((t for t in texts if int((scores >= float(t)).sum()) == kept), repr(threshold))
