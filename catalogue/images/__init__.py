"""Open pictures that strangers give us, and make the two files that the shop keeps of each.

`open_image` is safe on hostile input: format by allow-list, size read from the header and capped
before a pixel is decoded, first frame only, orientation applied, transparency on white, RGB.
Everything here may be called from several threads at once.
"""

from catalogue.images.normalising import NormalisedImage, normalise
from catalogue.images.opening import FORMATS, open_image
from catalogue.images.reading import ImageSource, read_image_file
from catalogue.images.rejection import ImageRejected, TooLarge, UnknownFormat
from catalogue.images.storing import store

__all__ = [
    "FORMATS",
    "ImageRejected",
    "ImageSource",
    "NormalisedImage",
    "TooLarge",
    "UnknownFormat",
    "normalise",
    "open_image",
    "read_image_file",
    "store",
]
