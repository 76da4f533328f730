"""Who does not encode loads nothing; who encodes loads one tower. Each in a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_encoders_loads_no_torch_no_transformers_and_no_pillow() -> None:
    code = (
        "import sys, search.encoders, search.encoders.runtime, search.encoders.base\n"
        "import search.vectors, search.prompts, search.zero_shot\n"
        "print([m for m in ('torch', 'transformers', 'PIL', 'huggingface_hub', 'django') "
        "if m in sys.modules])"
    )
    assert python(code) == "[]"


def test_building_an_encoder_and_counting_tokens_load_no_torch(clip_folder: Path) -> None:
    code = (
        "import sys; from search.encoders import get_encoder\n"
        f"for name in ('anchors', 'clip:{clip_folder}'):\n"
        "    encoder = get_encoder(name)\n"
        "    encoder.count_tokens('a hat'), encoder.logit_scale, encoder.max_text_tokens\n"
        "print('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    assert python(code) == "False"


def test_each_tower_loads_alone(clip_folder: Path) -> None:
    code = (
        "from PIL import Image; from search.encoders import get_encoder\n"
        "from search.encoders.registry import forget_encoders\n"
        "calls = {'texts': ['a hat'], 'images': [Image.new('RGB', (64, 64))]}\n"
        "for kind, inputs in calls.items():\n"
        "    forget_encoders()\n"
        f"    encoder = get_encoder('clip:{clip_folder}')\n"
        "    getattr(encoder, f'encode_{kind}')(inputs)\n"
        "    print(encoder._text_tower.is_made, encoder._image_tower.is_made)"
    )
    assert python(code).splitlines() == ["True False", "False True"]


def test_anchors_with_texts_only_stays_within_its_memory() -> None:
    code = (
        "import psutil; from search.encoders import get_encoder\n"
        "encoder = get_encoder('anchors'); encoder.encode_texts(['a hat'] * 32)\n"
        "assert not encoder._classifier.is_made\n"
        "print(psutil.Process().memory_info().rss >> 20)"
    )
    assert int(python(code)) < 700
