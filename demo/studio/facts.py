"""What is true of a product and of each of its pictures: for evaluation only, never read by ranking."""

from typing import Any

from . import goods
from .surfaces.paint import parse

FAMILIES = {
    "black": "black charcoal graphite iron ebony",
    "grey": "grey silver steel chrome smoke",
    "white": "white cream ivory parchment clear",
    "brown": "brown chocolate tan sand beige oak walnut pine cherry birch mahogany "
    "spruce bamboo kraft straw copper bronze terracotta",
    "red": "red burgundy coral",
    "orange": "orange amber",
    "yellow": "yellow mustard gold brass neon",
    "green": "green olive sage forest mint lime bottle felt",
    "blue": "blue navy cobalt sky teal turquoise indigo denim",
    "purple": "purple lilac",
    "pink": "pink rose",
}
FAMILY = {name: family for family, names in FAMILIES.items() for name in names.split()}
MATERIALS = {
    "fabric": "fabric",
    "nylon": "fabric",
    "felt": "fabric",
    "metal": "metal",
    "iron": "metal",
    "enamel": "painted metal",
    "ceramic": "ceramic",
    "clay": "clay",
    "plastic": "plastic",
    "matt": "plastic",
    "rubber": "rubber",
    "wood": "wood",
    "leather": "leather",
    "paper": "paper",
    "wax": "wax",
    "straw": "straw",
    "glass": "glass",
}


def of_product(kind: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """Colour, material, pattern and the yes-or-no facts of a product."""
    surface, paint = parse(row["main"])
    truth: dict[str, Any] = {
        "colour": paint.colour,
        "colour_family": FAMILY[paint.colour],
        "material": row.get("material", kind.get("material", MATERIALS[surface])),
        "pattern": "dots" if paint.pattern == "spots" else paint.pattern,
    }
    model = {**kind.get("defaults", {}), **row.get("model", {})}
    truth["has_solar_panel"] = bool(model.get("solar", False))
    truth["has_handle"] = False
    truth.update(kind.get("facts", {}))
    truth.update(row.get("facts", {}))
    return truth


def of_images(kind: dict[str, Any], row: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a picture: the facts of the product, the view and the set."""
    views = row.get("views", kind.get("views", ["front"]))
    sets = row.get("sets", kind.get("sets", ["plain"]))
    truth = of_product(kind, row)
    return [
        {
            "image": f"images/{goods.image_name(row['sku'], i)}",
            "sku": row["sku"],
            "kind": kind["kind"],
            "view": view,
            "set": sets[min(i, len(sets) - 1)],
            **truth,
            # the back of a bag does not show the panel on its front
            "shows_solar_panel": truth["has_solar_panel"] and not view.startswith("back"),
        }
        for i, view in enumerate(views)
    ]
