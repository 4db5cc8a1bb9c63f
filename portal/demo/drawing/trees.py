"""Trees, each printed from its foot upwards."""

from portal.demo.drawing.geometry import Point, along, circle, curve, leaf, polar, shifted, tapering
from portal.demo.drawing.palette import Ink
from portal.demo.drawing.scene import Scene


def print_round_tree(scene: Scene, foot: Point, height: float) -> None:
    """Print a garden tree: two overlapping discs on a fine trunk."""
    rng = scene.rng
    crown, radius = (foot[0], foot[1] - height), height * rng.uniform(0.36, 0.46)
    scene.disc(crown, radius, scene.third, 0.5)
    scene.disc((crown[0] + radius * 0.2, crown[1] + radius * 0.16), radius * 0.7, scene.third, 0.35)
    with scene.sheet.plate(scene.third) as plate:
        plate.line([foot, along(foot, crown, 1.15)], [height * 0.055, 2.5])
        for share, side in ((0.72, 1), (0.84, -1)):
            fork = along(foot, crown, share)
            plate.line([fork, (fork[0] + side * radius * 0.4, fork[1] - radius * 0.42)], 2.5)


def print_forest_tree(scene: Scene, foot: Point, height: float, ink: Ink, tint: float) -> None:
    """Print a spruce, a birch or a pine."""
    kind = scene.rng.choice((_print_spruce, _print_spruce, _print_birch, _print_pine))
    kind(scene, foot, height, ink, tint)


def _print_spruce(scene: Scene, foot: Point, height: float, ink: Ink, tint: float) -> None:
    """Print a tall crown, its shaded half darker, with branches cut as fine lines."""
    x, y = foot
    tip, hem, half = (x, y - height), y - height * 0.14, height * 0.17
    with scene.sheet.plate(ink, tint) as plate:
        plate.line([foot, (x, hem)], height * 0.028)
        plate.shape([tip, (x + half, hem), (x - half, hem)])
        for step in range(2, 9):
            fork = along(tip, (x, hem), step / 9)
            plate.line(
                [fork, (x + half * step / 9, fork[1] + height * 0.07)], height * 0.008, cut=True
            )
    with scene.sheet.plate(scene.partner, tint * 0.5) as plate:
        plate.shape([tip, (x, hem), (x - half, hem)])


def _print_birch(scene: Scene, foot: Point, height: float, ink: Ink, tint: float) -> None:
    """Print a leaf-shaped crown around a fine trunk with branches."""
    top = (foot[0] + scene.rng.uniform(-14, 14), foot[1] - height)
    shade, light, _ = leaf(along(foot, top, 0.22), top, height * 0.42)
    with scene.sheet.plate(scene.partner, tint * 0.7) as plate:
        plate.shape(shifted(shade, 4, 3))
        plate.shape(shifted(light, 4, 3))
    with scene.sheet.plate(ink, tint) as plate:
        plate.line([foot, along(foot, top, 0.9)], [height * 0.03, 1.5])
        for share, side in ((0.38, -1), (0.46, 1), (0.56, -1), (0.64, 1), (0.73, -1)):
            fork = along(foot, top, share)
            plate.line(
                [fork, (fork[0] + side * height * 0.13 * (1.2 - share), fork[1] - height * 0.1)],
                height * 0.009,
            )


def _print_pine(scene: Scene, foot: Point, height: float, ink: Ink, tint: float) -> None:
    """Print a bare trunk with a few round tufts at the top."""
    rng = scene.rng
    top = (foot[0] + rng.uniform(-24, 24), foot[1] - height * 0.9)
    trunk = curve([foot, (foot[0] + rng.uniform(-12, 12), foot[1] - height * 0.45), top])
    with scene.sheet.plate(ink, tint * 0.8) as plate:
        for _ in range(5):
            tuft = polar(top, rng.uniform(0, height * 0.13), rng.uniform(0, 6.3))
            plate.shape(
                [
                    (x, tuft[1] + (y - tuft[1]) * 0.55)
                    for x, y in circle(tuft, height * rng.uniform(0.1, 0.17))
                ]
            )
    with scene.sheet.plate(ink, tint) as plate:
        plate.line(trunk, tapering(len(trunk), height * 0.035, 2))
