"""Lay the catalogue out on one sheet:  python demo/studio/contact_sheet.py [--kind K] [--out FILE]   (needs Pillow)

One row of pictures for each kind on the full sheet; with --kind all pictures of that kind, large, for a close look.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

STUDIO = Path(__file__).resolve().parent
CATALOGUE = STUDIO.parent / "catalogue"
PER_KIND, ACROSS, HEAVIEST = 2, 14, 390_000  # pictures of a kind, pictures a row, bytes


def by_kind() -> dict[str, list[str]]:
    """The primary pictures of each kind, those with a solar panel first, then the others."""
    lines = [json.loads(line) for line in (CATALOGUE / "attributes.jsonl").read_text(encoding="utf-8").splitlines()]
    found: dict[str, list[str]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (not line["image"].endswith("-1.jpg"), not line["has_solar_panel"])):
        found[line["kind"]].append(line["image"])
    return found


def sheet(paths: list[tuple[str, str]], side: int, across: int) -> Image.Image:
    """Pictures (path and caption) in rows, side pixels each."""
    rows, caption = -(-len(paths) // across), 15
    page = Image.new("RGB", (across * (side + 4) + 4, rows * (side + caption + 4) + 4), "white")
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(11)
    for number, (path, words) in enumerate(paths):
        x, y = 4 + number % across * (side + 4), 4 + number // across * (side + caption + 4)
        page.paste(Image.open(CATALOGUE / path).convert("RGB").resize((side, side), Image.Resampling.LANCZOS), (x, y))
        pen.text((x + 1, y + side + 1), words, fill="#444444", font=font)
    return page


def main() -> None:
    parser = argparse.ArgumentParser(prog="contact_sheet.py")
    parser.add_argument("--kind", default="")
    parser.add_argument("--out", type=Path, default=STUDIO / "contact-sheet.jpg")
    asked = parser.parse_args()
    found = by_kind()
    if asked.kind:
        sheet([(path, Path(path).stem) for path in found[asked.kind]], 300, 5).save(asked.out)
        return
    chosen = [
        (path, kind if i == 0 else "")
        for kind in sorted(found)
        for i, path in enumerate(found[kind][: 4 if kind == "backpack" else PER_KIND])
    ]
    page = sheet(chosen, 116, ACROSS)
    for quality in (86, 80, 74, 68, 60):
        page.save(asked.out, quality=quality, optimize=True)
        if asked.out.stat().st_size <= HEAVIEST:
            return


if __name__ == "__main__":
    main()
