"""A sprout that has just opened its leaves; threads in the soil gather into its stem."""

from portal.demo.drawing.geometry import Point, along, curve, leaf, shifted, tapering
from portal.demo.drawing.palette import GREEN, Ink
from portal.demo.drawing.scene import Scene


def draw_sprout(scene: Scene) -> None:
    """Draw the soil, the threads that rise out of it, the sprout and perhaps a smaller one."""
    rng = scene.rng
    foot = (rng.uniform(450, 750), rng.uniform(455, 490))
    top = (foot[0] + rng.uniform(-50, 50), foot[1] - rng.uniform(190, 235))
    sun = (foot[0] + rng.choice((-1, 1)) * rng.uniform(130, 280), rng.uniform(190, 260))
    scene.disc(sun, rng.uniform(110, 180), scene.warm_partner, 0.26)
    scene.ground(scene.crest(foot[1] + 4, 12), scene.lead, 0.24)
    scene.ground(scene.crest(foot[1] + 95, 30), scene.third, 0.2)
    leaves = rng.choice((GREEN, GREEN, scene.partner))
    for side in rng.sample((-1, 1), rng.randint(0, 2)):
        small = (foot[0] + side * rng.uniform(250, 340), foot[1] + 4)
        _print_sprout(
            scene,
            small,
            (small[0] + rng.uniform(-20, 20), small[1] - rng.uniform(60, 120)),
            0.42,
            leaves,
        )
    scene.gather((foot[0], foot[1] + 8), first=60, step=26, room=4)
    _print_sprout(scene, foot, top, 1.0, leaves)


def _print_sprout(scene: Scene, foot: Point, top: Point, size: float, leaves: Ink) -> None:
    """Print one or two pairs of leaves and the stem over them."""
    rng = scene.rng
    middle = along(foot, top, 0.52)
    middle = (middle[0] + rng.uniform(-18, 18) * size, middle[1])
    if rng.random() < 0.5:
        _print_pair(scene, along(foot, middle, 0.85), size * 0.4, leaves)
    _print_pair(scene, top, size, leaves)
    with scene.sheet.plate(scene.lead, covering=True) as plate:
        stem = curve([(foot[0], foot[1] + 14 * size), middle, top])
        plate.line(stem, tapering(len(stem), 22 * size, 8 * size))


def _print_pair(scene: Scene, base: Point, size: float, leaves: Ink) -> None:
    """Print two leaves that spread from one point, seldom alike."""
    for side in (-1, 1):
        reach, lift = scene.rng.uniform(150, 265) * size, scene.rng.uniform(10, 150) * size
        tip = (base[0] + side * reach, base[1] - lift)
        _print_leaf(scene, base, tip, scene.rng.uniform(95, 150) * size, -0.14 * side, leaves)


def _print_leaf(scene: Scene, base: Point, tip: Point, width: float, bend: float, ink: Ink) -> None:
    """Print a leaf: pale all over, once more and slightly out of register on the shaded half, and its midrib."""
    shade, light, rib = leaf(base, tip, width, bend)
    with scene.sheet.plate(ink, 0.62) as plate:
        plate.shape(shade)
        plate.shape(light)
    with scene.sheet.plate(ink, 0.6) as plate:
        plate.shape(shifted(shade, 3, 3))
    with scene.sheet.plate(scene.lead) as plate:
        plate.line(rib[:-4], tapering(len(rib) - 4, width / 20, 1.6))
