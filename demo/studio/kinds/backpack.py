"""Backpacks: day packs, hikers, flap rucksacks and roll-tops, some with a solar panel on the front."""

from ..kit.box import box, cushion
from ..kit.line import strap, tube
from ..kit.round import rod
from ..parts.harness import buckle, grab_handle, pull, shoulder_straps
from ..parts.sack import Sack
from ..parts.solar_cloth import sewn_panel
from ..recipe import Recipe


def build(m: Recipe) -> None:
    """Forms: day, hiker, flap, roll."""
    form = m.word("form", "day")
    sack = Sack(m.num("width", 1.4), m.num("depth", 0.85), m.num("height", 2.0), m.num("taper", 0.12), m.num("top", 2.8), m.num("foot", 6.0))
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
    pull((size[0] * 0.36, sack.front(size[0] * 0.36, middle[1]) - 0.2, middle[1] + size[1] * 0.33), m.skin("web", "fabric:black"), metal)
    if not m.on("solar") and m.on("upper", True):
        up = (w * 0.66, h * 0.26), (0.0, h * (low + 0.22))
        sack.patch(*up, 0.07, m.skin("upper_skin"))
        sack.seam((up[0][0] * 0.9, up[0][1] * 0.7), up[1], 0.085, 0.02, zip_, 15, 165)
    box((0.3, 0.03, 0.14), m.skin("badge", "leather:tan"), (0, sack.front(0, middle[1]) - 0.185, middle[1] - size[1] * 0.12), edge=0.02)


def hiker(m: Recipe, sack: Sack) -> None:
    """A tall pack: lid with buckled straps, stretch pocket, mat rolled under it."""
    w, h = sack.width, sack.height
    web, lid = m.skin("web", "fabric:black"), m.skin("lid_skin")
    cushion((w * 0.86, sack.depth * 0.98, 0.5), lid, (0, -0.05, h * 0.98), across=0.55, along=0.7)
    strap([(-w * 0.41, 0.0, h * 0.97), (-w * 0.3, -sack.depth * 0.42, h * 0.96), (0, -sack.depth * 0.5, h * 0.96), (w * 0.3, -sack.depth * 0.42, h * 0.96), (w * 0.41, 0.0, h * 0.97)], 0.03, 0.03, m.skin("zip", "plastic:black"), across=(0, 0, 1))
    size, middle = (w * 0.74, h * 0.44), (0.0, h * 0.26)
    sack.patch(size, middle, 0.12, m.skin("pocket_skin", "nylon:graphite"))
    for side in (-1, 1):
        x = side * w * 0.24
        strap([(x, sack.front(x, h * f) - (0.14 if f < 0.5 else 0.03), h * f) for f in ((0.3, 0.38, 0.46) if m.on("solar") else (0.3, 0.45, 0.6, 0.78, 0.9))], 0.09, 0.03, web)
        buckle((x, sack.front(x, h * (0.44 if m.on("solar") else 0.7)) - 0.08, h * (0.44 if m.on("solar") else 0.7)), (0, 0, 0), m.skin("clips", "plastic:black"))
    if m.on("mat", True):
        rod(0.24, w * 1.15, m.skin("mat_skin", "rubber:orange"), (-w * 0.575, -sack.depth * 0.3, -0.16), (0, 90, 0), edge=0.04)
        for side in (-0.3, 0.3):
            tube([(side * w, -sack.depth * 0.3 + 0.25 * c, -0.16 + 0.25 * s) for c, s in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7), (1, 0))], 0.03, web)


def flap(m: Recipe, sack: Sack) -> None:
    """A canvas rucksack: big flap, two leather straps, two small pockets."""
    w, h = sack.width, sack.height
    leather, brass = m.skin("trim", "leather:brown"), m.skin("metal", "metal:brass")
    sack.patch((w * 0.98, h * 0.6), (0, h * 0.69), 0.06, m.skin("lid_skin"), corner=0.45)
    pockets = ((-w * 0.24, w * 0.42), (w * 0.24, w * 0.42)) if m.on("twin", True) else ((0.0, w * 0.8),)
    for x, wide in pockets:
        sack.patch((wide, h * 0.3), (x, h * 0.2), 0.14, m.skin("pocket_skin"))
        sack.patch((wide * 1.04, h * 0.1), (x, h * 0.32), 0.16, m.skin("lid_skin"))
    for side in (-1, 1):
        x = side * w * 0.24
        strap([(x, sack.front(x, h * f) - d, h * f) for f, d in ((0.24, 0.19), (0.34, 0.2), (0.46, 0.09), (0.6, 0.085), (0.78, 0.085), (0.9, 0.06))], 0.1, 0.03, leather)
        buckle((x, sack.front(x, h * 0.42) - 0.13, h * 0.42), (0, 0, 0), brass, 0.14)


def roll(m: Recipe, sack: Sack) -> None:
    """A roll-top: the mouth rolled down and clipped at the sides, one tall zip pocket."""
    w, h = sack.width, sack.height
    web = m.skin("web", "fabric:black")
    cushion((w * 0.92, sack.depth * 0.62, 0.36), m.skin(), (0, -0.02, h * 0.99), across=0.45, along=0.75)
    if not m.on("solar"):
        buckle((0, sack.front(0, h * 0.72) - 0.09, h * 0.72), (0, 0, 0), m.skin("clips", "plastic:black"))
    strap([(0, sack.front(0, h * f) - d, h * f) for f, d in ((0.87, 0.03), (0.9, 0.04), (0.95, 0.08)) if m.on("solar")] + [(0, sack.front(0, h * f) - d, h * f) for f, d in ((0.55, 0.1), (0.7, 0.05), (0.85, 0.05), (0.95, 0.08)) if not m.on("solar")] + [(0, -0.3, h * 1.05), (0, 0, h * 1.1)], 0.1, 0.03, web)
    size, middle = (w * 0.78, h * 0.42), (0.0, h * 0.26)
    sack.patch(size, middle, 0.12, m.skin("pocket_skin"))
    sack.seam((size[0] * 0.88, size[1] * 0.8), middle, 0.125, 0.024, m.skin("zip", "plastic:black"), 12, 168)


def side_pockets(m: Recipe, sack: Sack) -> None:
    """Stretch pockets at the sides, perhaps with a bottle."""
    w, h = sack.width, sack.height
    for side in (-1, 1):
        cushion((0.3, sack.depth * 0.62, h * 0.36), m.skin("side_skin", "nylon:charcoal"), (side * w * 0.5, -0.04, h * 0.22), across=0.6, along=0.5)
    if m.on("bottle"):
        rod(0.15, h * 0.5, m.skin("bottle_skin", "enamel:teal"), (w * 0.55, -0.06, h * 0.12), (0, 4, 0), edge=0.05)
        rod(0.09, 0.14, m.skin("clips", "plastic:black"), (w * 0.585, -0.06, h * 0.62), edge=0.02)


def solar(m: Recipe, sack: Sack) -> None:
    """A panel sewn to the upper front, cells facing the sun and the camera."""
    w, h = sack.width, sack.height
    size = (m.num("panel_wide", 0.66) * w, m.num("panel_high", 0.4) * h)
    middle = (0.0, m.num("panel_at", 0.655) * h)
    sewn_panel(sack, size, middle, (m.count("columns", 3), m.count("rows", 4)), border=m.skin("border", m.word("straps", "fabric:charcoal")))
    sack.seam((size[0] + 0.12, size[1] + 0.12), middle, 0.055, 0.012, m.skin("stitch", "fabric:grey"), 0, 360, 0.12)
