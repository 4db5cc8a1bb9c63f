"""A forest in layers, pale far away and strong close by, with threads between the trunks."""

from portal.demo.drawing.scene import Scene
from portal.demo.drawing.trees import print_forest_tree


def draw_forest(scene: Scene) -> None:
    """Draw sun, distant trees, threads, and a few trees in front."""
    rng = scene.rng
    level = rng.uniform(480, 520)
    scene.disc(
        (rng.uniform(250, 950), rng.uniform(170, 260)),
        rng.uniform(100, 170),
        scene.warm_partner,
        0.3,
    )
    _print_stand(scene, level - 30, 11, (140, 240), 0.24)
    scene.ground(scene.crest(level - 34, 16), scene.partner, 0.2)
    _print_stand(scene, level + 4, 6, (210, 320), 0.4)
    scene.ground(scene.crest(level, 20), scene.lead, 0.3)
    scene.bundle(
        [(300, level - 90), (600, level - 130), (900, level - 80)], count=4, gap=20, fan=60
    )
    x = rng.uniform(140, 300)
    for _ in range(rng.randint(3, 4)):
        print_forest_tree(
            scene, (x, level + rng.uniform(20, 70)), rng.uniform(330, 450), scene.lead, 0.88
        )
        x += rng.uniform(160, 360)


def _print_stand(
    scene: Scene, level: float, count: int, heights: tuple[float, float], tint: float
) -> None:
    for _ in range(count):
        foot = (
            scene.rng.uniform(scene.sheet.left, scene.sheet.right),
            level + scene.rng.uniform(0, 16),
        )
        print_forest_tree(
            scene, foot, scene.rng.uniform(*heights), scene.rng.choice(scene.inks[:3]), tint
        )
