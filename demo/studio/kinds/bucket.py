"""Buckets: tapered, ribbed, with a bail handle."""

from math import cos, radians, sin

from studio.kit.line import arc, tube
from studio.kit.round import ball, ring, rod, shell
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """bail is up or down, grip a sleeve on it."""
    h, r, foot = m.num("height", 1.5), m.num("radius", 0.8), m.num("foot", 0.56)
    skin = m.skin(axis="z")
    shell([(foot, 0), (foot, 0), (foot + (r - foot) * 0.3, h * 0.3), (r - 0.01, h), (r - 0.01, h)], 0.03, skin)
    ring(r, 0.035, skin, (0, 0, h))
    for f in (0.3, 0.82):
        ring(foot + (r - foot) * f + 0.004, 0.02, skin, (0, 0, h * f))
    wire = m.skin("wire", "metal:steel")
    for side in (-1, 1):
        ball(0.085, wire, (side * (r - 0.02), 0, h * 0.9), (0.5, 1, 1))
    lean = m.num("lean", 25)
    reach = r + 0.03
    points = arc(reach, 0, 180, 24, at=(0, 0, 0), squash=1.05)
    bail = tube(points, 0.028, wire)
    bail.location = (0, 0, h * 0.9)
    bail.rotation_euler = (lean * 0.01745, 0, 0)
    if m.on("grip", True):
        sleeve = rod(0.06, 0.5, m.skin("grip_skin", "plastic:black"), edge=0.02)
        sleeve.rotation_euler = (0, radians(90), 0)
        sleeve.location = (-0.25, -reach * 1.05 * sin(radians(lean)), h * 0.9 + reach * 1.05 * cos(radians(lean)))
