"""Python's garbage collector, set for a process that serves requests.

All that is loaded before the first request stays: frozen, it is not looked through again and again
(https://docs.python.org/3/library/gc.html#gc.freeze). A request makes thousands of small objects,
so a collection at every 700th would stop it a dozen times.
"""

import gc

_THRESHOLDS = (20_000, 20, 50)


def settle() -> None:
    """Call this once, when the process has loaded what it serves with."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
