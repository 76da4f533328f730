"""Let glibc keep large blocks of memory instead of giving each back to the kernel.

A forward pass frees and asks again for activations of several MiB. With its defaults glibc maps
and unmaps each, so that every pass pays for the page faults again; on two cores that halves the
speed of a convolutional network. This has the same effect as MALLOC_MMAP_THRESHOLD_,
MALLOC_TRIM_THRESHOLD_ and MALLOC_TOP_PAD_ in the environment, which would have to be set before
the process starts. See mallopt(3), https://man7.org/linux/man-pages/man3/mallopt.3.html
"""

import ctypes
import sys

_M_TRIM_THRESHOLD = -1
_M_TOP_PAD = -2
_M_MMAP_THRESHOLD = -3
_M_ARENA_MAX = -8

_SETTINGS = (
    # Blocks up to here come from the heap. Older versions of glibc accept half a heap at most.
    (_M_MMAP_THRESHOLD, (1 << 30, 32 << 20)),
    # So much may lie free at the heap's end before it is given back...
    (_M_TRIM_THRESHOLD, (1 << 30,)),
    # ... and so much more than needed is asked for when the heap grows.
    (_M_TOP_PAD, (64 << 20,)),
    # One heap for all threads: each would keep as much for itself.
    (_M_ARENA_MAX, (1,)),
)


def keep_large_blocks() -> bool:
    """Tune this process's allocator; False where it is not glibc's or refuses a setting."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        libc = ctypes.CDLL("libc.so.6")  # glibc's name; other C libraries have another
        mallopt = libc.mallopt
    except (OSError, AttributeError):
        return False
    mallopt.argtypes = (ctypes.c_int, ctypes.c_int)
    mallopt.restype = ctypes.c_int
    done = True
    for option, values in _SETTINGS:
        done &= any(mallopt(option, value) == 1 for value in values)
    return done
