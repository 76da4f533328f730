"""Write the catalogue from the goods files and the pictures that exist:  python demo/studio/shelve.py

Plain Python: no Blender, no third-party package.  A product whose pictures are not all there yet is left out, so the
catalogue can be loaded while the studio is still at work.
"""

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

STUDIO = Path(__file__).resolve().parent
sys.path.insert(0, str(STUDIO.parent))

from studio import facts, goods  # noqa: E402
from studio.catalogue_lines import product_line  # noqa: E402

CATALOGUE = STUDIO.parent / "catalogue"


def write(name: str, text: str) -> None:
    """Replace a catalogue file in one step: a reader sees the old one or the new one."""
    spare = CATALOGUE / f".{name}.new"
    spare.write_text(text, encoding="utf-8")
    spare.replace(CATALOGUE / name)


def lines(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def table(header: list[str], rows: list[list[str]]) -> str:
    """Rows as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def categories(definitions: list[list[str]]) -> str:
    """The definitions with whatever people wrote into further columns, which nothing here can know."""
    with (CATALOGUE / "categories.csv").open(encoding="utf-8", newline="") as file:
        written = {row["label"]: row for row in csv.DictReader(file)}
    header = list(dict.fromkeys(["label", "definition", *(name for row in written.values() for name in row)]))
    rows = [
        [label, definition, *(written.get(label, {}).get(name) or "" for name in header[2:])]
        for label, definition in definitions
    ]
    return table(header, rows)


def ready(kind: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether every picture of the product exists."""
    count = len(row.get("views", kind.get("views", ["front"])))
    return all((CATALOGUE / "images" / goods.image_name(row["sku"], i)).exists() for i in range(count))


def main() -> None:
    products: list[dict[str, Any]] = []
    truths: list[dict[str, Any]] = []
    labels: list[list[str]] = []
    definitions: list[list[str]] = []
    shelves: list[tuple[int, str, dict[str, Any], dict[str, Any]]] = []
    for kind in goods.kinds():
        rows = [row for row in kind["product"] if ready(kind, row)]
        on_sale = {row["sku"] for row in rows}
        rows = [row for row in rows if row.get("parent") is None or row["parent"] in on_sale]
        shelves += [(number, kind["kind"], kind, row) for number, row in enumerate(rows)]
        if rows:
            definitions.append([kind["kind"], kind["definition"]])
    # one of each kind, then the next of each: a page of the shop shows many kinds; parents stay before their variants
    for _, name, kind, row in sorted(shelves, key=lambda shelf: (shelf[0], shelf[1] != "backpack", shelf[1])):
        products.append(product_line(kind, row))
        truths += facts.of_images(kind, row)
        labels.append([row["sku"], name])
    write("products.jsonl", lines(products))
    write("attributes.jsonl", lines(truths))
    write("labels.csv", table(["sku", "label"], labels))
    write("kinds.csv", table(["label", "definition"], definitions))
    write("categories.csv", categories(definitions))  # the name that `evaluate folder` looks for
    write(
        "products.csv",
        table(
            ["sku", "title", "image"], [[line["sku"], line["title"], line["images"][0]["path"]] for line in products]
        ),
    )
    print(f"{len(products)} products of {len(definitions)} kinds, {len(truths)} pictures")


if __name__ == "__main__":
    main()
