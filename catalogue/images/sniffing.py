"""Say what a file is that no allowed decoder took, so that its owner knows what to do."""

from catalogue.images.rejection import DAMAGED

READABLE = "JPEG, PNG, WebP, GIF, TIFF, BMP or AVIF"
_EXPORT = f"export it as {READABLE.replace('GIF, TIFF, BMP or AVIF', 'AVIF')}"

_OURS = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_BINARY = {
    b"8BPS": f"It is a Photoshop document: {_EXPORT}.",
    b"%!PS": f"It is an EPS or PostScript drawing: {_EXPORT}.",
    b"\xc5\xd0\xd3\xc6": f"It is an EPS drawing: {_EXPORT}.",
    b"%PDF": f"It is a PDF document: {_EXPORT}.",
    b"PK\x03\x04": "It is a ZIP archive or an Office document: take the picture out of it.",
    b"\xff\x0a": f"It is a JPEG XL picture: {_EXPORT}.",
    b"\x00\x00\x00\x0cJXL ": f"It is a JPEG XL picture: {_EXPORT}.",
    b"\x00\x00\x00\x0cjP  ": f"It is a JPEG 2000 picture: {_EXPORT}.",
    b"\x00\x00\x01\x00": f"It is an icon file: {_EXPORT}.",
    b"version https://git-lfs": "It is a Git LFS pointer: fetch the real file (git lfs pull).",
}


def say_what_it_is(data: bytes) -> str:
    """The reason for refusing `data`, of which no allowed format could be made."""
    for signature, reason in _BINARY.items():
        if data.startswith(signature):
            return reason
    if data[4:8] == b"ftyp":
        return _media_container(data[8:12])
    text = data[:4096].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").lower()
    if b"<svg" in text:
        return f"It is an SVG drawing: {_EXPORT}."
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "It is a web page, not a picture: save the picture itself."
    if data.startswith(_OURS):
        return DAMAGED
    return f"It is not a picture in a format that is read here ({READABLE})."


def _media_container(brand: bytes) -> str:
    if brand in {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}:
        return f"It is a HEIC photo: {_EXPORT}."
    if brand in {b"avif", b"avis"}:
        return DAMAGED
    return "It is a video, not a picture."
