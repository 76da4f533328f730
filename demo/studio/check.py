"""Does the offline encoder recognise what we made?  python demo/studio/check.py [--kinds backpack,mug] [--query TEXT]

Run it in the project's own environment, from the repository root.  Every kind's definition is ranked over the primary
pictures of all products; nothing but the pictures is looked at.
"""

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import Any

STUDIO = Path(__file__).resolve().parent
CATALOGUE = STUDIO.parent / "catalogue"
sys.path.insert(0, str(STUDIO.parents[1]))

FIRST = 5


def products() -> list[dict[str, Any]]:
    """The catalogue's products, each with its kind."""
    with (CATALOGUE / "labels.csv").open(encoding="utf-8") as file:
        kinds = {row["sku"]: row["label"] for row in csv.DictReader(file)}
    lines = (CATALOGUE / "products.jsonl").read_text(encoding="utf-8").splitlines()
    return [{**row, "kind": kinds[row["sku"]]} for row in map(json.loads, lines)]


def image_vectors(encoder: Any, rows: list[dict[str, Any]], every: bool = False) -> tuple[Any, list[int]]:
    """Vectors of the primary (or of all) pictures, and the product number of each."""
    from PIL import Image

    paths = [
        (i, image["path"]) for i, row in enumerate(rows) for image in (row["images"] if every else row["images"][:1])
    ]
    return encoder.encode_images([Image.open(CATALOGUE / path).convert("RGB") for _, path in paths]), [
        i for i, _ in paths
    ]


def words(row: dict[str, Any]) -> str:
    """What the shop says about a product, as the app puts it together."""
    said = ", ".join(f"{name} {value}" for name, value in row["attributes"].items() if isinstance(value, str))
    return ". ".join([row["title"], row["brand"], said, row["description"].rstrip(".")])


def main() -> None:
    import numpy as np
    import torch

    from search.encoders import get_encoder

    torch.set_num_threads(1)
    parser = argparse.ArgumentParser(prog="check.py")
    parser.add_argument("--kinds", default="", help="show the first products of these kinds")
    parser.add_argument("--query", default="", help="show the first products for a text of your own")
    parser.add_argument("--words", type=float, default=0.0, help="with --query: share of the product's words, 0 to 1")
    asked = parser.parse_args()
    encoder, rows = get_encoder("anchors"), products()
    vectors, owners = image_vectors(encoder, rows, every=bool(asked.query))
    if asked.query:
        query = encoder.encode_texts([asked.query])[0]
        best = np.full(len(rows), -1.0)
        np.maximum.at(best, owners, vectors @ query)
        if asked.words:
            best = (1 - asked.words) * best + asked.words * (encoder.encode_texts([words(row) for row in rows]) @ query)
        for i in np.argsort(-best)[:12]:
            print(f"{best[i]:.3f}  {rows[i]['sku']:12s} {rows[i]['title']}")
        return
    with (CATALOGUE / "kinds.csv").open(encoding="utf-8") as file:
        kinds = list(csv.DictReader(file))
    table = vectors @ encoder.encode_texts([kind["definition"] for kind in kinds]).T
    precisions = []
    for column, kind in enumerate(kinds):
        order = np.argsort(-table[:, column], kind="stable")
        hits = [rows[i]["kind"] == kind["label"] for i in order]
        count = sum(hits)
        precision = sum(hits[:FIRST]) / FIRST
        average = float(np.mean([sum(hits[: n + 1]) / (n + 1) for n in range(len(hits)) if hits[n]]))
        precisions.append(precision)
        others = sorted({rows[i]["kind"] for i in order[:FIRST]} - {kind["label"]})
        print(f"{kind['label']:18s} {count:3d} products  P@5 {precision:.2f}  AP {average:.2f}  {', '.join(others)}")
        if kind["label"] in asked.kinds.split(","):
            for i in order[: count + 5]:
                print(f"      {table[i, column]:.3f} {rows[i]['sku']} {rows[i]['title']}")
    print(f"mean P@5 over {len(kinds)} kinds: {np.mean(precisions):.3f}")


if __name__ == "__main__":
    main()
