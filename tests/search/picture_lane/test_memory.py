"""Whatever somebody sends, the process that reads it grows by less than 200 MB."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.catalogue.images.pictures import encode, png_that_claims
from tests.search.picture_lane.pictures import large_jpeg

_MOST_MB = 200
_SCRIPT = """
import json, resource, sys
import django
django.setup()
from search.picture_lane import Crop, PictureRefused, read_query_picture

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

small, large = (open(path, "rb").read() for path in sys.argv[1:3])
read_query_picture(small)
before = peak()
try:
    size = len(read_query_picture(large, Crop.parse(sys.argv[3])))
except PictureRefused as refused:
    size = str(refused)
print(json.dumps({"grown": peak() - before, "made": size, "torch": "torch" in sys.modules}))
"""


def read_in_a_fresh_process(folder: Path, picture: bytes, crop: str = "") -> tuple[float, object]:
    """Megabytes by which the peak grew, and the JPEG's size or the refusal."""
    small, large = folder / "small.jpg", folder / "large"
    small.write_bytes(large_jpeg(640, 480))
    large.write_bytes(picture)
    command = [sys.executable, "-c", _SCRIPT, str(small), str(large), crop]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout.splitlines()[-1])
    assert told["torch"] is False
    return told["grown"], told["made"]


def test_a_bomb(tmp_path: Path) -> None:
    grown, made = read_in_a_fresh_process(tmp_path, png_that_claims(20_000, 10_000))
    assert "200 megapixels" in str(made)
    assert grown < 20


@pytest.mark.parametrize("crop", ["", "0.3,0.3,0.3,0.3"], ids=["whole", "a part"])
@pytest.mark.parametrize("progressive", [False, True], ids=["baseline", "progressive"])
def test_fifty_megapixels_of_a_phone(tmp_path: Path, crop: str, progressive: bool) -> None:
    grown, made = read_in_a_fresh_process(tmp_path, large_jpeg(progressive=progressive), crop)
    assert isinstance(made, int), made
    assert grown < _MOST_MB


def test_a_jpeg_that_must_be_kept_whole_to_be_read_is_refused(tmp_path: Path) -> None:
    picture = large_jpeg(progressive=True, subsampling=0)
    grown, made = read_in_a_fresh_process(tmp_path, picture)
    assert "progressive JPEG" in str(made)
    assert grown < _MOST_MB


@pytest.mark.parametrize(
    ("encoding", "mode", "size"),
    [
        ("PNG", "RGBA", (4700, 3000)),
        ("WEBP", "RGBA", (3500, 2600)),
        ("AVIF", "RGB", (4700, 3000)),
    ],
    ids=["PNG", "WebP", "AVIF"],
)
def test_the_largest_that_other_formats_may_be(
    tmp_path: Path, encoding: str, mode: str, size: tuple[int, int]
) -> None:
    image = Image.effect_noise((64, 48), 90).resize(size).convert(mode)
    options = {"AVIF": {"speed": 10, "quality": 40}, "WEBP": {"method": 0}}.get(encoding, {})
    grown, made = read_in_a_fresh_process(tmp_path, encode(image, encoding, **options))
    assert isinstance(made, int), made
    assert grown < _MOST_MB
