"""Photograph the catalogue:  blender -b -t 1 --python demo/studio/render.py -- [--only KIND,KIND] [--out DIR] ..."""

import argparse
import hashlib
import importlib
import json
import sys
from pathlib import Path
from typing import Any

import bpy

STUDIO = Path(__file__).resolve().parent
sys.path.insert(0, str(STUDIO.parent))

from studio import goods  # noqa: E402
from studio.recipe import Recipe  # noqa: E402
from studio.stage import photo  # noqa: E402

LEDGER = "rendered.json"


def options() -> argparse.Namespace:
    """What follows the double dash on Blender's command line."""
    parser = argparse.ArgumentParser(prog="render.py")
    parser.add_argument("--out", type=Path, default=STUDIO.parent / "catalogue" / "images")
    parser.add_argument("--only", default="", help="kinds or SKUs, separated by commas")
    parser.add_argument("--size", type=int, default=400, help="pixels a side")
    parser.add_argument("--samples", type=int, default=8)
    parser.add_argument("--first", type=int, default=0, help="only the first so many products of each kind")
    parser.add_argument("--again", action="store_true", help="render even what is up to date")
    return parser.parse_args(sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else [])


def digest(kind: str, row: dict[str, Any], view: str, place: str, asked: argparse.Namespace) -> str:
    """What a picture depends on: its model script, its row, its view and the quality."""
    model = {key: row.get(key) for key in ("sku", "main", "model")}
    script = (STUDIO / "kinds" / f"{kind}.py").read_bytes()
    return hashlib.sha256(script + json.dumps([model, view, place, asked.size, asked.samples]).encode()).hexdigest()[
        :16
    ]


def main() -> None:
    asked = options()
    asked.out.mkdir(parents=True, exist_ok=True)
    ledger_path = (STUDIO if asked.out == STUDIO.parent / "catalogue" / "images" else asked.out) / LEDGER
    ledger: dict[str, str] = json.loads(ledger_path.read_text()) if ledger_path.exists() else {}
    wanted = {word for word in asked.only.split(",") if word}
    for kind in goods.kinds():
        rows = kind["product"][: asked.first or None]
        for row in rows:
            if wanted and not wanted & {kind["kind"], row["sku"]}:
                continue
            shoot(kind, row, asked, ledger)
            spare = ledger_path.with_suffix(".tmp")
            spare.write_text(json.dumps(ledger, indent=0, sort_keys=True))
            spare.replace(ledger_path)


def shoot(kind: dict[str, Any], row: dict[str, Any], asked: argparse.Namespace, ledger: dict[str, str]) -> None:
    """Render the pictures of one product that are missing or out of date."""
    model = kind.get("model", kind["kind"])
    merged = {
        **row,
        "model": {**kind.get("defaults", {}), **row.get("model", {})},
        "views": row.get("views", kind.get("views", ["front"])),
        "sets": row.get("sets", kind.get("sets", ["plain"])),
    }
    recipe = Recipe(kind["kind"], merged)
    for number, (view, place) in enumerate(recipe.shots()):
        name = goods.image_name(row["sku"], number)
        key = digest(model, merged, view, place, asked)
        if not asked.again and ledger.get(name) == key and (asked.out / name).exists():
            continue
        bpy.ops.wm.read_factory_settings(use_empty=True)
        fresh = Recipe(kind["kind"], merged)
        build = importlib.import_module(f"studio.kinds.{model}").build
        photo.take(
            lambda r=fresh, b=build: b(r),
            view,
            place,
            asked.out / name,
            size=asked.size,
            samples=asked.samples,
            fill=recipe.num("fill", 0.84),
            spin=recipe.num("spin", 0),
        )
        ledger[name] = key
        print("rendered", name, view, place, flush=True)


main()
