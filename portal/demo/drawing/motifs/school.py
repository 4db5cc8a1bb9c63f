"""A school with a clock in its gable; the ways to school are threads that meet at the door."""

from math import pi

from portal.demo.drawing.geometry import Point, Points, arc, box, hand_cut, polar
from portal.demo.drawing.palette import PAPER
from portal.demo.drawing.scene import Scene
from portal.demo.drawing.trees import print_round_tree

GABLE = 92
BAY = 54


def draw_school(scene: Scene) -> None:
    """Draw the sun, two unequal wings, the gable, the yard and the ways there."""
    rng = scene.rng
    door = (rng.uniform(430, 770), rng.uniform(488, 512))
    sun = (door[0] + rng.choice((-1, 1)) * rng.uniform(190, 340), rng.uniform(150, 230))
    scene.disc(sun, rng.uniform(105, 170), scene.warm_partner, 0.26)
    for side in (-1, 1):
        _print_wing(scene, door, side, rng.randint(2, 5), rng.randint(1, 2))
    _print_gable(scene, door, rng.uniform(270, 300))
    scene.ground(scene.crest(door[1], 4), scene.partner, 0.24, covering=True)
    scene.gather((door[0], door[1] + 4), first=34, step=24, room=12)
    _print_doorstep(scene, door)


def _print_wing(scene: Scene, door: Point, side: int, bays: int, floors: int) -> None:
    """Print a wing of one or two floors, its roof, and a tree beyond its end."""
    (x, base), top = door, door[1] - 62 - 82 * floors
    end = x + side * (GABLE + 34 + BAY * bays)
    near, far = sorted((x + side * (GABLE - 20), end))
    print_round_tree(
        scene, (end + side * scene.rng.uniform(50, 110), base + 4), scene.rng.uniform(120, 190)
    )
    with scene.sheet.plate(scene.lead, 0.5, covering=True) as plate:
        plate.shape(hand_cut(box(near, top, far, base + 8), scene.rng))
        for bay in range(bays):
            for floor in range(floors):
                middle, sill = x + side * (GABLE + 44 + BAY * bay), base - 42 - 82 * floor
                plate.shape(
                    hand_cut(box(middle - 15, sill - 56, middle + 15, sill), scene.rng, 1), cut=True
                )
    with scene.sheet.plate(scene.partner, 0.85) as plate:
        plate.shape(hand_cut(_roof(near - 12, far + 12, top + 5), scene.rng))


def _roof(left: float, right: float, eaves: float) -> Points:
    return [(left, eaves), (left + 38, eaves - 56), (right - 38, eaves - 56), (right, eaves)]


def _print_gable(scene: Scene, door: Point, height: float) -> None:
    """Print the entrance: a gable with a clock, three windows and an arched door."""
    x, y = door
    eaves, clock = y - height + 88, (x, y - height + 84)
    front = [
        (x - GABLE, y + 8),
        (x - GABLE, eaves),
        (x, y - height),
        (x + GABLE, eaves),
        (x + GABLE, y + 8),
    ]
    with scene.sheet.plate(PAPER, covering=True) as plate:
        plate.shape(front)
    with scene.sheet.plate(scene.lead, 0.92) as plate:
        plate.shape(hand_cut(front, scene.rng))
        plate.shape([*arc((x, y - 62), 30, pi, 2 * pi), (x + 30, y + 8), (x - 30, y + 8)], cut=True)
        for side in (-56, 0, 56):
            plate.shape(
                hand_cut(box(x + side - 13, y - 150, x + side + 13, y - 112), scene.rng, 1),
                cut=True,
            )
        plate.dot(clock, 36, cut=True)
    _print_clock(scene, clock)


def _print_clock(scene: Scene, centre: Point) -> None:
    hour = scene.rng.randrange(12) * pi / 6
    with scene.sheet.plate(scene.lead) as plate:
        plate.ring(centre, 29, 3)
        plate.line([centre, polar(centre, 21, -pi / 2)], 4)
        plate.line([centre, polar(centre, 14, hour)], 5)


def _print_doorstep(scene: Scene, door: Point) -> None:
    x, y = door
    with scene.sheet.plate(scene.lead, covering=True) as plate:
        plate.shape(hand_cut(box(x - 48, y - 6, x + 48, y + 8), scene.rng, 1))
