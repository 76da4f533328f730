"""Backpacks: day packs, hikers, flap rucksacks and roll-tops, some with a solar panel on the front."""

from typing import Any

from studio.kit.box import box, cushion
from studio.kit.line import arc, strap, tube
from studio.kit.round import rod
from studio.parts.harness import buckle, grab_handle, pull, shoulder_straps
from studio.parts.sack import Sack
from studio.parts.solar_cloth import sewn_panel
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """Forms: day, hiker, flap, roll."""
    form = m.word("form", "day")
    sack = Sack(
        m.num("width", 1.4),
        m.num("depth", 0.85),
        m.num("height", 2.0),
        m.num("taper", 0.12),
        m.num("top", 2.8),
        m.num("foot", 6.0),
    )
    sack.body(m.skin())
    shoulder_straps(sack, m.skin("straps", "fabric:charcoal", "z"), m.skin("web", "fabric:black"))
    grab_handle(sack, m.skin("straps", "fabric:charcoal"))
    {"day": day, "hiker": hiker, "flap": flap, "roll": roll}[form](m, sack)
    side_pockets(m, sack)
    if m.on("solar"):
        solar(m, sack)


def day(m: Recipe, sack: Sack) -> None:
    """Arched main zip, one or two front pockets."""
    w, h = sack.width, sack.height
    zip_, metal = m.skin("zip", "plastic:black"), m.skin("metal", "metal:steel")
    sack.seam((w * 0.93, h * 1.36), (0, h * 0.27), 0.015, 0.028, zip_, 8, 172, 0.55)
    pull((w * 0.28, sack.front(w * 0.28, h * 0.93) - 0.03, h * 0.915), m.skin("web", "fabric:black"), metal)
    low = m.num("pocket", 0.33 if m.on("solar") else 0.4)
    size, middle = (w * 0.8, h * low), (0.0, h * (low / 2 + 0.05))
    sack.patch(size, middle, 0.17, m.skin("pocket_skin"))
    sack.seam((size[0] * 0.86, size[1] * 0.78), middle, 0.17, 0.024, zip_, 12, 168)
    pull(
        (size[0] * 0.36, sack.front(size[0] * 0.36, middle[1]) - 0.2, middle[1] + size[1] * 0.33),
        m.skin("web", "fabric:black"),
        metal,
    )
    if not m.on("solar") and m.on("upper", True):
        up = (w * 0.66, h * 0.26), (0.0, h * (low + 0.22))
        sack.patch(*up, 0.07, m.skin("upper_skin"))
        sack.seam((up[0][0] * 0.9, up[0][1] * 0.7), up[1], 0.085, 0.02, zip_, 15, 165)
    box(
        (0.3, 0.03, 0.14),
        m.skin("badge", "leather:tan"),
        (0, sack.front(0, middle[1]) - 0.185, middle[1] - size[1] * 0.12),
        edge=0.02,
    )


def hiker(m: Recipe, sack: Sack) -> None:
    """A tall pack: a deep lid, a stretch pocket, two buckled straps, perhaps a mat rolled under it."""
    w, d, h = sack.width, sack.depth, sack.height
    web, low_only = m.skin("web", "fabric:black"), m.on("solar")  # straps must not cross the panel
    cushion((w * 0.86, d * 0.98, 0.5), m.skin("lid_skin"), (0, -0.05, h * 0.98), across=0.55, along=0.7)
    hem = [(-0.41, 0.0), (-0.3, -0.42), (0.0, -0.5), (0.3, -0.42), (0.41, 0.0)]
    strap([(w * x, d * y, h * 0.965) for x, y in hem], 0.03, 0.03, m.skin("zip", "plastic:black"), across=(0, 0, 1))
    sack.patch((w * 0.74, h * 0.44), (0.0, h * 0.26), 0.12, m.skin("pocket_skin", "nylon:graphite"))
    clip = h * (0.44 if low_only else 0.7)
    for x in (-w * 0.24, w * 0.24):
        heights = (0.3, 0.38, 0.46) if low_only else (0.3, 0.45, 0.6, 0.78, 0.9)
        strap([(x, sack.front(x, h * f) - (0.14 if f < 0.5 else 0.03), h * f) for f in heights], 0.09, 0.03, web)
        buckle(
            (x, sack.front(x, clip) - (0.08 if low_only else 0.06), clip), (0, 0, 0), m.skin("clips", "plastic:black")
        )
    if m.on("mat", True):
        mat(m, sack, web)


def mat(m: Recipe, sack: Sack, web: Any) -> None:
    """A sleeping mat under the pack, held by two straps."""
    w, y, r = sack.width, -sack.depth * 0.3, 0.25
    rod(r - 0.01, w * 1.15, m.skin("mat_skin", "rubber:orange"), (-w * 0.575, y, -0.16), (0, 90, 0), edge=0.04)
    for x in (-0.3 * w, 0.3 * w):
        tube([(x, py, pz) for _, py, pz in arc(r, 0, 315, 7, plane="yz", at=(0, y, -0.16))], 0.03, web)


def flap(m: Recipe, sack: Sack) -> None:
    """A canvas rucksack: big flap, two leather straps, two small pockets."""
    w, h = sack.width, sack.height
    leather, brass = m.skin("trim", "leather:brown"), m.skin("metal", "metal:brass")
    sack.patch((w * 0.98, h * 0.6), (0, h * 0.69), 0.06, m.skin("lid_skin"), corner=0.45)
    pockets = ((-w * 0.24, w * 0.42), (w * 0.24, w * 0.42)) if m.on("twin", True) else ((0.0, w * 0.8),)
    for x, wide in pockets:
        sack.patch((wide, h * 0.3), (x, h * 0.2), 0.14, m.skin("pocket_skin"))
        sack.patch((wide * 1.04, h * 0.1), (x, h * 0.32), 0.16, m.skin("lid_skin"))
    run = [(0.24, 0.19), (0.34, 0.2), (0.46, 0.09)]  # share of the height, distance from the front
    run += [(0.52, 0.085)] if m.on("solar") else [(0.6, 0.085), (0.78, 0.085), (0.9, 0.06)]
    for x in (-w * 0.24, w * 0.24):
        strap([(x, sack.front(x, h * f) - d, h * f) for f, d in run], 0.1, 0.03, leather)
        buckle((x, sack.front(x, h * 0.42) - 0.13, h * 0.42), (0, 0, 0), brass, 0.14)


def roll(m: Recipe, sack: Sack) -> None:
    """A roll-top: the mouth rolled down and clipped at the sides, one tall zip pocket."""
    w, h = sack.width, sack.height
    web = m.skin("web", "fabric:black")
    cushion((w * 0.92, sack.depth * 0.62, 0.36), m.skin(), (0, -0.02, h * 0.99), across=0.45, along=0.75)
    run = [(0.87, 0.03), (0.9, 0.04), (0.95, 0.08)]  # share of the height, distance from the front
    if not m.on("solar"):
        run = [(0.55, 0.1), (0.7, 0.05), (0.85, 0.05), (0.95, 0.08)]
        buckle((0, sack.front(0, h * 0.72) - 0.09, h * 0.72), (0, 0, 0), m.skin("clips", "plastic:black"))
    line = [(0, sack.front(0, h * f) - d, h * f) for f, d in run]
    strap([*line, (0, -0.3, h * 1.05), (0, 0, h * 1.1)], 0.1, 0.03, web)
    size, middle = (w * 0.78, h * 0.42), (0.0, h * 0.26)
    sack.patch(size, middle, 0.12, m.skin("pocket_skin"))
    sack.seam((size[0] * 0.88, size[1] * 0.8), middle, 0.125, 0.024, m.skin("zip", "plastic:black"), 12, 168)


def side_pockets(m: Recipe, sack: Sack) -> None:
    """Stretch pockets at the sides, perhaps with a bottle."""
    w, h = sack.width, sack.height
    for side in (-1, 1):
        cushion(
            (0.3, sack.depth * 0.62, h * 0.36),
            m.skin("side_skin", "nylon:charcoal"),
            (side * w * 0.5, -0.04, h * 0.22),
            across=0.6,
            along=0.5,
        )
    if m.on("bottle"):
        rod(0.15, h * 0.5, m.skin("bottle_skin", "enamel:teal"), (w * 0.55, -0.06, h * 0.12), (0, 4, 0), edge=0.05)
        rod(0.09, 0.14, m.skin("clips", "plastic:black"), (w * 0.585, -0.06, h * 0.62), edge=0.02)


def solar(m: Recipe, sack: Sack) -> None:
    """A panel sewn to the upper front, cells facing the sun and the camera."""
    high, at = {"flap": (0.32, 0.72), "hiker": (0.34, 0.67), "roll": (0.38, 0.67)}.get(
        m.word("form", "day"), (0.38, 0.64)
    )
    size = (m.num("panel_wide", 0.66) * sack.width, m.num("panel_high", high) * sack.height)
    border = m.skin("border", m.word("straps", "fabric:charcoal"))
    cells, lift = (m.count("columns", 3), m.count("rows", 4)), 0.06 if m.word("form", "day") == "flap" else 0.0
    sewn_panel(sack, size, (0.0, m.num("panel_at", at) * sack.height), cells, border=border, lift=lift)
