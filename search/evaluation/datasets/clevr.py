"""CLEVR scenes as a retrieval task: which scenes hold “a red metal cube”?

Johnson et al., "CLEVR: A Diagnostic Dataset for Compositional Language and Elementary Visual
Reasoning" (2017). Every combination of colour, material and shape that some scene holds is a
definition; a scene counts for it if it holds at least one such object, so a scene counts for
several. The share of scenes that hold one is what a random order scores.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from search.evaluation.datasets.folder import LabelledFolder
from search.evaluation.datasets.table import DatasetError


def read_clevr(path: Path, split: str = "val") -> LabelledFolder:
    """Raises DatasetError that names the file at fault."""
    file = path / "scenes" / f"CLEVR_{split}_scenes.json"
    try:
        scenes = json.loads(file.read_text(encoding="utf-8"))["scenes"]
        named = [(_image(path, split, scene), _objects(scene)) for scene in scenes]
    except (OSError, ValueError) as error:
        raise DatasetError(f"{file} cannot be read; is this a folder of CLEVR?") from error
    except (KeyError, TypeError) as error:
        raise DatasetError(f"{file}: a scene lacks {error}.") from error
    labels = sorted({label for _, objects in named for label in objects})
    if not labels:
        raise DatasetError(f"{file} holds no objects.")
    relevant = np.array([[label in objects for label in labels] for _, objects in named])
    images = [image for image, _ in named]
    return LabelledFolder(path, images, labels, [f"a {label}" for label in labels], relevant)


def _objects(scene: dict[str, Any]) -> set[str]:
    return {f"{one['color']} {one['material']} {one['shape']}" for one in scene["objects"]}


def _image(path: Path, split: str, scene: dict[str, Any]) -> Path:
    image = path / "images" / split / Path(scene["image_filename"]).name
    if not image.is_file():
        raise DatasetError(f"The scenes name an image that is not there: {image}.")
    return image
