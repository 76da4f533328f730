"""What decoding a picture will take, told from its header: many formats are read whole or not."""

from PIL import ImageFile, JpegImagePlugin

from catalogue.images.rejection import TooLarge

# Measured with Pillow 13 on pictures of 12 megapixels, their worst modes, rounded up: decoders of
# WebP and AVIF keep several copies, transparency and 16 bits cost a second one.
_BYTES_A_PIXEL = {"WEBP": 17.0, "PNG": 11.0, "TIFF": 11.0, "AVIF": 11.0, "GIF": 9.0, "BMP": 9.0}


def check_memory(file: ImageFile.ImageFile, most: int) -> None:
    """Raise TooLarge if decoding `file` would take more than `most` bytes."""
    pixels = file.width * file.height
    needed = _bytes_a_pixel(file)
    if pixels * needed > most:
        if isinstance(file, JpegImagePlugin.JpegImageFile):
            kind, way_out = "progressive JPEG", "save it smaller, or not as a progressive one"
        else:
            kind, way_out = f"{file.format} picture", "save it smaller, or as a JPEG"
        raise TooLarge(
            f"It has {pixels / 1e6:.0f} megapixels, and a {kind} of this kind may have "
            f"{int(most / needed / 1e6)}: {way_out}."
        )


def _bytes_a_pixel(file: ImageFile.ImageFile) -> float:
    if not isinstance(file, JpegImagePlugin.JpegImageFile):
        return _BYTES_A_PIXEL.get(file.format or "", 17.0)
    if "progressive" not in file.info and _has_one_scan(file):
        return 0.0  # read line by line, and already small
    # two bytes a coefficient, and all of them are kept until the last scan is read
    sampled = [horizontal * vertical for _, horizontal, vertical, _ in file.layer]
    return 2 * sum(sampled) / max(sampled, default=1)


def _has_one_scan(file: JpegImagePlugin.JpegImageFile) -> bool:
    """Whether the first scan, whose header was just read, holds all channels."""
    channels, source = len(file.layer), file.fp
    if source is None:
        return False
    length = 6 + 2 * channels
    source.seek(max(0, source.tell() - length))
    header = source.read(length)
    return header[:3] == length.to_bytes(2) + bytes([channels])
