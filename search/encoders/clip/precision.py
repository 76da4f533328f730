"""In which numbers a model computes here."""

from functools import cache
from pathlib import Path

_NATIVE_BF16 = {"avx512_bf16", "amx_bf16", "bf16"}
"""Flags of /proc/cpuinfo: the first two of x86, the last of Arm."""


def choose_precision(wanted: str) -> str:
    """`fp32` or `bf16` for `auto`, `fp32` or `bf16`.

    bfloat16 takes half the time or less where the processor computes in it; elsewhere it is
    emulated and slower than fp32. The precision is part of an encoder's id: where machines of
    both kinds embed for one shop, name it (`clip?precision=fp32`).
    """
    if wanted != "auto":
        return wanted
    return "bf16" if cpu_has_bf16() else "fp32"


@cache
def cpu_has_bf16() -> bool:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    for line in lines:
        key, _, flags = line.partition(":")
        if key.strip() in ("flags", "Features"):
            return bool(_NATIVE_BF16 & set(flags.split()))
    return False
