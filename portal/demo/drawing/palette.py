"""The paper and the five inks (the hues of the success factors), and which inks go together."""

from random import Random

Ink = tuple[int, int, int]

PAPER: Ink = (0xFB, 0xF8, 0xF2)
GREEN: Ink = (0x2E, 0x6B, 0x3A)
PURPLE: Ink = (0x5F, 0x3F, 0x93)
BLUE: Ink = (0x1E, 0x5A, 0x99)
OCHRE: Ink = (0x7F, 0x53, 0x00)
PLUM: Ink = (0x9A, 0x2F, 0x58)

WARM = (OCHRE, PLUM)
COOL = (GREEN, BLUE, PURPLE)
INKS = (GREEN, PURPLE, BLUE, OCHRE, PLUM)


def tinted(ink: Ink, tint: float) -> Ink:
    """Return the colour of `ink` printed on bare paper with `tint` (0 to 1) of its strength."""
    red, green, blue = (round(p + (i - p) * tint) for p, i in zip(PAPER, ink, strict=True))
    return red, green, blue


def inks_led_by(lead: Ink, rng: Random) -> tuple[Ink, ...]:
    """Return all five inks, `lead` first and then one of the other temperature, so every pair has a contrast."""
    opposite = list(COOL if lead in WARM else WARM)
    partner = rng.choice(opposite)
    rest = [ink for ink in INKS if ink not in (lead, partner)]
    return (lead, partner, *rng.sample(rest, len(rest)))
