"""How much of each named colour the thing in a picture has.

Without segmentation: a pixel counts by how near it is to the middle, and by how much more usual its
colour is in the middle than along the border, so that a plain ground hardly counts. Each colour of
a coarse cube belongs to the names whose examples are near it in CIE L*a*b*.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from search.encoders.anchors.colour_names import NAMES

Shares = NDArray[np.float32]

_EXAMPLES = {
    "black": ("000000", "1c1c1c", "2a2a2c"),
    "white": ("ffffff", "f4f1ea", "e8e6e0"),
    "grey": ("808080", "a8a8a8", "5c5e60", "c4c4c4"),
    "red": ("d01c1c", "a01818", "e8382c", "7a1420"),
    "orange": ("f07818", "e8963c", "d8641c"),
    "yellow": ("f8d820", "f0e070", "d8b020"),
    "green": ("2c8c34", "1c4c28", "78b848", "70803c", "98c8a0"),
    "blue": ("2050c0", "182c5c", "58a0e0", "20808c", "405878"),
    "purple": ("6c2c90", "9868b8", "b8a0d0"),
    "pink": ("f090b0", "e05090", "f0c0c8"),
    "brown": ("6c4424", "98683c", "b88c5c", "4a3020", "c8a880"),
}
_STEP = 5  # every fifth pixel: 52 × 52 of 260 × 260 tell as much
_FINE, _COARSE = (
    4,
    5,
)  # bits dropped of 8: 16 steps a channel to name a colour, 8 to find the ground
_SPREAD = 6.0  # in units of L*a*b*; from 4 to 8 the rankings hardly differ
_LIGHTNESS = 0.7  # counts less than hue: shade falls on every thing
_MIDDLE = 0.4  # the deviation of the middle's weight, as a share of half the side
_BORDER = 0.88  # from here on, of half the side, a pixel is border
_GROUND = 2.0  # how much a colour's share of the border speaks against it


def colour_shares(prepared: Sequence[NDArray[np.uint8]]) -> Shares:
    """Of each prepared picture, (side, side, 3) bytes: shape (n, 11), rows sum to 1."""
    names = _names_of_colours()
    shares = np.empty((len(prepared), len(NAMES)), dtype=np.float32)
    for row, picture in enumerate(prepared):
        pixels = picture[_STEP // 2 :: _STEP, _STEP // 2 :: _STEP]
        middle, border = _regions(len(pixels))
        ground = _cells(pixels, _COARSE)
        size = 1 << 3 * (8 - _COARSE)
        within = np.bincount(ground, weights=middle, minlength=size)
        around = np.bincount(ground[border], minlength=size) / border.sum()
        thing = within / (within + _GROUND * around + 1e-9)
        weights = middle * thing[ground]
        cells = np.bincount(_cells(pixels, _FINE), weights=weights, minlength=len(names))
        shares[row] = cells @ names / weights.sum()
    return shares


def _cells(pixels: NDArray[np.uint8], dropped: int) -> NDArray[np.int64]:
    """Each pixel's place in a cube of colours, shape (pixels,)."""
    kept = 8 - dropped
    red, green, blue = (pixels >> dropped).reshape(-1, 3).T.astype(np.int64)
    return np.asarray((red << 2 * kept) | (green << kept) | blue)


@cache
def _regions(side: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The weight of each pixel by its nearness to the middle, summing to 1; which are border."""
    from_middle = (np.arange(side) - (side - 1) / 2) / (side / 2)
    down, across = from_middle[:, None], from_middle[None, :]
    middle = np.exp(-(down**2 + across**2) / (2 * _MIDDLE**2)).ravel()
    return middle / middle.sum(), (np.maximum(abs(down), abs(across)) > _BORDER).ravel()


@cache
def _names_of_colours() -> NDArray[np.float64]:
    """For each cell of the fine cube the share of each name, shape (4096, 11), rows sum to 1."""
    steps = np.arange(1 << (8 - _FINE)) * (1 << _FINE) + (1 << (_FINE - 1))
    cube = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    colours = _lab(cube)
    apart = np.empty((len(cube), len(NAMES)))
    for place, name in enumerate(NAMES):
        examples = _lab(np.array([list(bytes.fromhex(code)) for code in _EXAMPLES[name]]))
        steps_apart = (colours[:, None] - examples) * [_LIGHTNESS, 1, 1]
        apart[:, place] = (steps_apart**2).sum(axis=2).min(axis=1)
    near = np.exp((apart.min(axis=1, keepdims=True) - apart) / (2 * _SPREAD**2))
    return np.asarray(near / near.sum(axis=1, keepdims=True))


def _lab(rgb: NDArray[np.int64]) -> NDArray[np.float64]:
    """sRGB bytes as CIE L*a*b* under D65 (IEC 61966-2-1, CIE 15)."""
    signal = rgb / 255
    light = np.where(signal <= 0.04045, signal / 12.92, ((signal + 0.055) / 1.055) ** 2.4)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = light @ np.array(to_xyz).T / [0.95047, 1, 1.08883]
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)
