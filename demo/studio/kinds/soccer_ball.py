"""Footballs: twelve pentagons, twenty hexagons."""

from studio.kit.mesh import move
from studio.parts.balls import football_faces, puffed
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """main colours the hexagons, second the pentagons; star recolours every other hexagon too."""
    hexagon, pentagon, third = m.skin(), m.skin("second", "plastic:black"), m.skin("third", m.main)
    for number, face in enumerate(football_faces()):
        skin = pentagon if len(face) == 5 else (third if number % 3 == 0 else hexagon)
        move(puffed(face, skin), turn=(m.num("roll", 12), m.num("pitch", 20), 8))
