"""Make demo/awa2 from the catalogue's pictures:  python demo/studio/awa2.py   (needs Pillow)"""

import json
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from PIL import Image

STUDIO = Path(__file__).resolve().parent
CATALOGUE, OUT = STUDIO.parent / "catalogue", STUDIO.parent / "awa2"
sys.path.insert(0, str(STUDIO.parent))

COLOURS = ("black", "white", "brown", "red", "yellow", "green", "blue", "grey")
MATERIALS = ("wood", "metal", "fabric", "leather", "ceramic", "plastic", "rubber")
SIDE = 224  # pixels


def pictures() -> list[dict[str, Any]]:
    """The true attributes of every picture."""
    lines = (CATALOGUE / "attributes.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def folder_name(kind: str) -> str:
    return kind.replace("-", "+")


def percentages(kind: str, rows: list[dict[str, Any]], traits: dict[str, list[str]]) -> dict[str, float]:
    """For each predicate, how many of a hundred pictures of the kind it is true of."""
    own = [row for row in rows if row["kind"] == kind]
    share = {colour: sum(row["colour_family"] == colour for row in own) for colour in COLOURS}
    share |= {material: sum(material in row["material"].split() for row in own) for material in MATERIALS}
    share |= {
        "solar_panel": sum(row["has_solar_panel"] for row in own),
        "patterned": sum(row["pattern"] != "plain" for row in own),
    }
    found = {name: 100.0 * count / len(own) for name, count in share.items()}
    return found | {trait: 100.0 if kind in kinds else 0.0 for trait, kinds in traits.items()}


def numbered(names: list[str]) -> str:
    """One name a line after its number, as the original files have it."""
    return "".join(f"{i:6d}\t{name}\n" for i, name in enumerate(names, start=1))


def copy_pictures(kind: str, rows: list[dict[str, Any]]) -> None:
    """Small copies of the kind's pictures, numbered from 10001."""
    name = folder_name(kind)
    (OUT / "JPEGImages" / name).mkdir(parents=True)
    for number, row in enumerate((row for row in rows if row["kind"] == kind), start=10001):
        small = Image.open(CATALOGUE / row["image"]).convert("RGB").resize((SIDE, SIDE), Image.Resampling.LANCZOS)
        small.save(OUT / "JPEGImages" / name / f"{name}_{number}.jpg", quality=84, optimize=True)


def main() -> None:
    plan = tomllib.loads((STUDIO / "awa2_traits.toml").read_text(encoding="utf-8"))
    rows, kinds = pictures(), [*plan["train"], *plan["test"]]
    table = [percentages(kind, rows, plan["traits"]) for kind in kinds]
    predicates = [name for name in table[0] if any(row[name] for row in table)]
    mean = sum(row[name] for row in table for name in predicates) / len(table) / len(predicates)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    files = {
        "classes.txt": numbered([folder_name(kind) for kind in kinds]),
        "predicates.txt": numbered(predicates),
        "predicate-matrix-continuous.txt": "".join(
            " ".join(f"{row[name]:6.2f}" for name in predicates) + "\n" for row in table
        ),
        "predicate-matrix-binary.txt": "".join(
            " ".join(str(int(row[name] > mean)) for name in predicates) + "\n" for row in table
        ),
        "trainclasses.txt": "".join(folder_name(kind) + "\n" for kind in plan["train"]),
        "testclasses.txt": "".join(folder_name(kind) + "\n" for kind in plan["test"]),
    }
    for name, text in files.items():
        (OUT / name).write_text(text, encoding="utf-8")
    for kind in kinds:
        copy_pictures(kind, rows)
    print(f"{len(kinds)} classes, {len(predicates)} predicates, binary where above {mean:.1f}")


if __name__ == "__main__":
    main()
