"""Strip what Blender writes into a JPEG beside the picture (dates, times): the same scene gives the same bytes."""

from pathlib import Path

START_OF_SCAN, COMMENT, APP0 = 0xDA, 0xFE, 0xE0


def strip(path: Path) -> None:
    """Rewrite the file without comments and without application segments other than JFIF's."""
    data = path.read_bytes()
    kept, at = bytearray(data[:2]), 2
    while data[at + 1] != START_OF_SCAN:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind != COMMENT and not APP0 < kind <= APP0 + 15:
            kept += data[at : at + 2 + length]
        at += 2 + length
    path.write_bytes(bytes(kept) + data[at:])
