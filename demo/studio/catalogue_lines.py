"""One line of products.jsonl."""

from typing import Any

from . import facts, goods

SEEN = {
    "front": "from the front",
    "straight": "from the front",
    "left": "at an angle",
    "right": "at an angle",
    "high": "from slightly above",
    "steep": "from above",
    "top": "from above",
    "above": "from above",
    "side": "from the side",
    "side high": "from the side",
    "back": "from behind",
    "back left": "from behind, at an angle",
    "low": "from low down",
    "half": "at an angle",
}
PLACES = {
    "desk": "on a wooden table",
    "kitchen": "on a kitchen worktop",
    "room": "on a wooden floor",
    "grass": "on grass",
    "trail": "on a stony trail",
    "beach": "on a beach",
}


def alt(kind: dict[str, Any], row: dict[str, Any], view: str, place: str) -> str:
    """What a person who cannot see the picture would want to know."""
    truth = facts.of_product(kind, row)
    pattern = "" if truth["pattern"] == "plain" else f" with {truth['pattern']}"
    thing = kind["definition"].removeprefix("a ").removeprefix("an ")
    where = f", {PLACES[place]}" if place in PLACES else ""
    panel = " with a solar panel" if truth["has_solar_panel"] and "solar" not in thing else ""
    return f"{row['title']}: {truth['colour']} {thing}{panel}{pattern}, seen {SEEN[view]}{where}"


def product_line(kind: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """The product as an importer reads it."""
    truth = facts.of_product(kind, row)
    # what the kind is and which parts it has stays in attributes.jsonl: rankings read these
    shown = {name: truth[name] for name in ("colour", "material", "pattern")}
    views, sets = (row.get("views", kind.get("views", ["front"])), row.get("sets", kind.get("sets", ["plain"])))
    images = [
        {"path": f"images/{goods.image_name(row['sku'], i)}", "alt": alt(kind, row, view, sets[min(i, len(sets) - 1)])}
        for i, view in enumerate(views)
    ]
    line = {
        "sku": row["sku"],
        "title": row["title"],
        "description": row["description"],
        "brand": row.get("brand", kind.get("brand", "")),
        "price": row["price"],
        "stock": row["stock"],
        "state": "published",
    }
    if "parent" in row:
        line["parent"] = row["parent"]
    return line | {"images": images, "attributes": shown}
