"""A small labelled folder whose answers an encoder of colours knows."""

from pathlib import Path

from PIL import Image

COLOURS = {"red": (220, 30, 30), "green": (30, 200, 40), "blue": (40, 40, 230)}


def save_folder(folder: Path, each: int = 3) -> Path:
    """`each` pictures of every colour, all found by a colour encoder."""
    (folder / "images").mkdir(parents=True)
    products, labels = ["sku,title,description,image"], ["sku,label"]
    for colour, pixel in COLOURS.items():
        for number in range(each):
            name = f"images/{colour}{number}.png"
            Image.new("RGB", (20 + number, 20), pixel).save(folder / name)
            products.append(f"{colour}{number},A {colour} thing,,{name}")
            labels.append(f"{colour}{number},{colour}")
    categories = ["label,definition", *(f"{colour},a {colour} thing" for colour in COLOURS)]
    for table, lines in (("products", products), ("labels", labels), ("categories", categories)):
        (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
