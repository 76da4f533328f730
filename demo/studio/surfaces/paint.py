"""The colour and pattern of a surface, read from a few words."""

from dataclasses import dataclass

from .colours import HEX


@dataclass(frozen=True)
class Paint:
    """A colour, perhaps with a pattern in a second colour."""

    colour: str
    pattern: str = "plain"
    second: str = ""


def parse(words: str) -> tuple[str, Paint]:
    """Split "ceramic:cream/dots:red" into the surface and its paint, refusing unknown colours."""
    base, _, over = words.partition("/")
    surface, _, colour = base.partition(":")
    pattern, _, second = over.partition(":")
    for name in (colour, second):
        if name and name not in HEX:
            raise ValueError(f"no colour called {name!r} in {words!r}")
    return surface, Paint(colour, pattern or "plain", second or "white")
