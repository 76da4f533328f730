"""Take one picture: build, set down, turn, light, frame, render, save within the weight limit."""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bpy
from mathutils import Matrix, Vector

from . import backdrop, camera, jpeg

HEAVIEST = 44_000  # bytes of a saved picture


def take(
    build: Callable[[], None], view: str, place: str, path: Path, *, size: int, samples: int, fill: float, spin: float
) -> None:
    """Render the product that build makes, seen as view, standing in place, to a JPEG at path."""
    scene = bpy.context.scene
    build()
    parts = [part for part in scene.objects if part.type in {"MESH", "CURVE"}]
    turn, height = camera.VIEWS[view]
    set_down(parts, turn + spin)
    blur = backdrop.set_stage(place)
    made = camera.frame(parts, height, fill)
    if blur:
        made.data.dof.use_dof, made.data.dof.aperture_fstop = True, blur * 0.4
    quality(scene, size, samples, seed=zlib.crc32(path.name.encode()) % 1000)
    bpy.ops.render.render()
    save(scene, path)


def set_down(parts: list[Any], turn: float) -> None:
    """Turn the product about the vertical and stand it on the floor, centred."""
    spin = Matrix.Rotation(turn * 3.14159265 / 180, 4, "Z")
    bpy.context.view_layer.update()
    for part in parts:
        part.matrix_world = spin @ part.matrix_world
    bpy.context.view_layer.update()
    points = camera.product_points(parts)
    low = Vector((min(p.x for p in points), min(p.y for p in points), min(p.z for p in points)))
    high = Vector((max(p.x for p in points), max(p.y for p in points), max(p.z for p in points)))
    shift = Matrix.Translation(Vector((-(low.x + high.x) / 2, -(low.y + high.y) / 2, -low.z)))
    for part in parts:
        part.matrix_world = shift @ part.matrix_world
    bpy.context.view_layer.update()


def quality(scene: Any, size: int, samples: int, seed: int) -> None:
    """Path tracing on one processor core, few bounces: soft light needs no more."""
    scene.render.engine = "CYCLES"
    scene.render.resolution_x = scene.render.resolution_y = max(size, 4)
    scene.render.threads_mode, scene.render.threads = "FIXED", 1
    scene.view_settings.view_transform = "Standard"
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.seed = "CPU", samples, seed
    cycles.use_adaptive_sampling = False
    (cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces, cycles.transmission_bounces) = 8, 1, 2, 8
    cycles.use_light_tree = False  # three lamps: the tree costs more than it saves
    cycles.sample_clamp_indirect, cycles.sample_clamp_direct = 2.5, 6.0
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.use_denoising, cycles.denoiser, cycles.denoising_use_gpu = (True, "OPENIMAGEDENOISE", False)
    cycles.denoising_input_passes, cycles.denoising_prefilter, cycles.denoising_quality = (
        "RGB_ALBEDO_NORMAL",
        "FAST",
        "BALANCED",
    )


def save(scene: Any, path: Path) -> None:
    """Save as JPEG, lowering the quality until the picture is light enough."""
    result = bpy.data.images["Render Result"]
    scene.render.image_settings.file_format = "JPEG"
    spare = path.with_suffix(".part.jpg")
    for step in (92, 88, 84, 80, 74, 66, 56):
        scene.render.image_settings.quality = step
        result.save_render(str(spare), scene=scene)
        if spare.stat().st_size <= HEAVIEST:
            break
    jpeg.strip(spare)
    spare.replace(path)
