"""Render the block scenes:  python demo/studio/render_clevr.py -- [--count 64]   (in the studio's own environment)"""

import argparse
import json
import sys
from pathlib import Path
from random import Random
from typing import Any

import bpy

STUDIO = Path(__file__).resolve().parent
sys.path.insert(0, str(STUDIO.parent))

from studio.blocks import layout, stage  # noqa: E402
from studio.stage import photo  # noqa: E402

OUT = STUDIO.parent / "clevr"


def compose(index: int) -> dict[str, Any]:
    """Build scene number index in Blender, drawing again until every block can be seen; gives its description."""
    for attempt in range(100):
        rng = Random(index * 1000 + attempt)
        bpy.ops.wm.read_factory_settings(use_empty=True)
        scene = bpy.context.scene
        scene.render.resolution_x, scene.render.resolution_y = stage.SIZE
        stage.floor_and_light()
        camera = stage.camera(rng)
        ways = stage.directions(camera)
        blocks = layout.scatter(rng, ways)
        parts = [stage.place(block) for block in blocks]
        bpy.context.view_layer.update()
        if all(stage.visible(camera, block, part) for block, part in zip(blocks, parts, strict=True)):
            for block in blocks:
                block["pixel_coords"] = stage.pixels(camera, block)
            return {
                "image_index": index,
                "image_filename": f"CLEVR_val_{index:06d}.jpg",
                "split": "val",
                "objects": blocks,
                "relationships": layout.relationships(blocks, ways),
                "directions": {way: list(vector) for way, vector in ways.items()},
            }
    raise RuntimeError(f"no clear scene found for number {index}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="render_clevr.py")
    parser.add_argument("--count", type=int, default=64)
    asked = parser.parse_args(sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else [])
    pictures = OUT / "images" / "val"
    pictures.mkdir(parents=True, exist_ok=True)
    scenes: list[dict[str, Any]] = []
    for index in range(asked.count):
        described = compose(index)
        path = pictures / described["image_filename"]
        if not path.exists():
            photo.quality(bpy.context.scene, 0, 10, seed=index)
            bpy.context.scene.render.resolution_x, bpy.context.scene.render.resolution_y = stage.SIZE
            bpy.ops.render.render()
            photo.save(bpy.context.scene, path)
        scenes.append(described)
        print("scene", index, flush=True)
    (OUT / "scenes").mkdir(exist_ok=True)
    info = {"split": "val", "license": "as the project", "version": "studio 1", "date": "2026"}
    spare = OUT / "scenes" / "new.tmp"
    spare.write_text(json.dumps({"info": info, "scenes": scenes}))
    spare.replace(OUT / "scenes" / "CLEVR_val_scenes.json")


main()
