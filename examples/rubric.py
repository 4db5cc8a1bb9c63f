"""The published rubric of evidence levels: what each level asks of an example.

Our own scale, in four steps. The step from follow-up to evaluation, and from evaluation to effect
evaluation, follows how Swedish authorities use the words: an effect evaluation compares with what
would have happened otherwise (Statskontoret and Ekonomistyrningsverket describe it so).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from examples.enums import Evidence


@dataclass(frozen=True)
class Level:
    """One step of the rubric."""

    evidence: Evidence
    question: "str | Promise"
    requires: "str | Promise"
    says: "str | Promise"

    @property
    def step(self) -> int:
        """1 to 4."""
        return self.evidence.step


RUBRIC = (
    Level(
        Evidence.DESCRIBED,
        _("Vad gjorde ni?"),
        _("Arbetet är beskrivet så att någon annan kan förstå hur det gick till."),
        _("Säger att det går att göra, men inte vad det ledde till."),
    ),
    Level(
        Evidence.FOLLOWED_UP,
        _("Vad hände?"),
        _(
            "Kommunen har följt upp deltagare, aktiviteter eller resultat med egna uppgifter, före och efter."
        ),
        _("Säger vad som hände, men inte varför."),
    ),
    Level(
        Evidence.EVALUATED,
        _("Fungerade det, och hur?"),
        _("Någon som inte själv drev arbetet har granskat det med en redovisad metod."),
        _("Säger vad som troligen bidrog, och vad som inte gjorde det."),
    ),
    Level(
        Evidence.EFFECT_EVALUATED,
        _("Vad hade hänt annars?"),
        _(
            "Resultatet är jämfört med en grupp eller plats som inte fick insatsen, "
            "eller på annat sätt med vad som annars hade hänt."
        ),
        _("Säger hur stor skillnad just den här insatsen gjorde där den prövades."),
    ),
)
