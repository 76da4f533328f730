"""Bring the colour modes that files come in to plain sRGB."""

import io

from PIL import Image, ImageCms

from catalogue.images.rejection import ImageRejected

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_MAX_PROFILE_BYTES = 4 * 1024 * 1024
_PROFILE_SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}


def to_shrinkable(image: Image.Image) -> Image.Image:
    """The same picture in L, LA, RGB, RGBA or CMYK: modes in which shrinking mixes colours well."""
    mode = image.mode
    if mode.startswith(("I", "F")):
        return _to_eight_bits(image)
    if image.has_transparency_data and mode not in {"LA", "RGBA"}:
        return image.convert("RGBA")
    if mode in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        return image
    if mode == "1":
        return image.convert("L")
    if mode in {"P", "YCbCr", "RGBX"}:
        return image.convert("RGB")
    raise ImageRejected(f"Its colour mode ({mode}) is not read here: save it in RGB.")


def to_rgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """From a mode of `to_shrinkable` to RGB: on white, and in sRGB where a profile says how."""
    image = _on_white(image)
    if profile:
        image = _to_srgb(image, profile)
    return image if image.mode == "RGB" else image.convert("RGB")


def _to_eight_bits(image: Image.Image) -> Image.Image:
    """Greys of 16 bits, 32 bits or floats; the brightest value tells which scale was meant."""
    wide = image.convert("F")
    low, high = wide.getextrema()
    if not isinstance(low, float) or not isinstance(high, float):
        raise ImageRejected("Its grey values cannot be read: save it with 8 bits a channel.")
    if image.mode.startswith("I;16"):
        top = 65535.0
    else:
        top = next((scale for scale in (1.0, 255.0, 65535.0) if high <= scale), high)
        if image.mode == "I":
            top = max(top, 255.0)
    return wide.point(lambda value: value * (255.0 / top)).convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in {"LA", "RGBA"}:
        return image
    opaque = image.mode.removesuffix("A")
    ground = Image.new(opaque, image.size, "white")
    ground.paste(image.convert(opaque), mask=image.getchannel("A"))
    return ground


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Colours as the profile means them. A profile that is odd or damaged is ignored."""
    if len(profile) > _MAX_PROFILE_BYTES:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space != _PROFILE_SPACES.get(image.mode):
            return image
        if image.mode == "RGB" and "sRGB" in (source.profile.profile_description or ""):
            return image  # the usual case, and nothing to do
        turned = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image
    return image if turned is None else turned
