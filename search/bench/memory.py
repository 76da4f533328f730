"""`bench memory`: how much memory each kind of process needs, measured on fresh processes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from search.bench.pair import Pair
from search.bench.scratch import processes_environment, scratch, use

_PROBES = {
    "web": ("web process before any text", 180),
    "text": ("web process with the text tower", 900),
    "worker": ("worker while it embeds 12-megapixel JPEGs", 1200),
}


def bench_memory(encoder_name: str, say: Callable[[str], None]) -> list[Pair]:
    """Megabytes at the peak of a fresh process (ours), over the most it may need (reference)."""
    pairs = []
    with scratch() as media:
        use(encoder_name)
        for probe, (title, most) in _PROBES.items():
            say(f"{title} …")
            pairs.append(Pair(title, "MB", _measure(probe, media), most, "at most 1"))
    return pairs


def _measure(probe: str, media: Path) -> float:
    result = subprocess.run(
        [sys.executable, "-m", "search.bench.memory_probe", probe],
        env=processes_environment(media), cwd=settings.BASE_DIR,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if result.returncode:
        raise RuntimeError(f"The probe “{probe}” failed: {result.stderr[-2000:]}")
    return float(json.loads(result.stdout.splitlines()[-1])["peak_mb"])
