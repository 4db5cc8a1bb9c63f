"""Illustrations for the learning examples: the same motif and seed always give the same picture."""

from random import Random

from PIL import Image

from portal.demo.drawing.motifs.chain import draw_chain
from portal.demo.drawing.motifs.circles import draw_circles
from portal.demo.drawing.motifs.forest import draw_forest
from portal.demo.drawing.motifs.houses import draw_houses
from portal.demo.drawing.motifs.magnifier import draw_magnifier
from portal.demo.drawing.motifs.school import draw_school
from portal.demo.drawing.motifs.sprout import draw_sprout
from portal.demo.drawing.motifs.square import draw_square
from portal.demo.drawing.motifs.threads import draw_threads
from portal.demo.drawing.motifs.tree_rings import draw_tree_rings
from portal.demo.drawing.palette import BLUE, GREEN, INKS, OCHRE, PLUM, PURPLE, inks_led_by
from portal.demo.drawing.press import Sheet
from portal.demo.drawing.scene import Scene

PAINTERS = {
    "tradar": draw_threads,
    "arsringar": draw_tree_rings,
    "cirklar": draw_circles,
    "kedja": draw_chain,
    "grodd": draw_sprout,
    "lupp": draw_magnifier,
    "hus": draw_houses,
    "skola": draw_school,
    "torg": draw_square,
    "skog": draw_forest,
}
MOTIFS: tuple[str, ...] = tuple(PAINTERS)
# The signs of the five success factors keep the factor's own hue; the other motifs take any.
OWN_INK = {"arsringar": GREEN, "cirklar": PURPLE, "kedja": BLUE, "grodd": OCHRE, "lupp": PLUM}


def draw(motif: str, seed: str, size: tuple[int, int] = (1200, 675)) -> Image.Image:
    """Return the drawing of `motif` that `seed` picks out; raise KeyError for a motif not in MOTIFS."""
    paint = PAINTERS[motif]
    rng = Random(f"{motif}/{seed}")  # noqa: S311 - chance that can be repeated is the point
    lead = OWN_INK.get(motif) or rng.choice(INKS)
    scene = Scene(Sheet(size, rng), rng, inks_led_by(lead, rng))
    paint(scene)
    return scene.sheet.image
