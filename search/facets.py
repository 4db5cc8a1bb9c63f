"""Every facet, declared once: engines, forms, the API and the documentation read this list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from django.db.models import Model, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from examples.enums import Evidence, Status
from home.models import SuccessFactor, TargetGroup, Theme
from network.models import County, Municipality, MunicipalityGroup
from search.enums import RecordType

Labels = Callable[[Iterable[str]], dict[str, str]]


class FacetOrder(StrEnum):
    """How the values of a facet are ordered."""

    COMMON = "most common first"
    VOCABULARY = "the order of the vocabulary"
    LATEST = "largest value first"


@dataclass(frozen=True)
class FacetDeclaration:
    """One facet: its parameter in addresses, its label, and how its values are named and ordered.

    Its values are `fixed` where they are a vocabulary that everyone may know. Others are made as pages
    are written, and may stand on closed pages alone.
    """

    parameter: str
    label: str | Promise
    labels: Labels
    order: FacetOrder = FacetOrder.VOCABULARY
    shown: int = 8  # values shown before "visa fler"
    fixed: bool = True

    def open_labels(self, values: Iterable[str]) -> dict[str, str]:
        """The labels of those of the values that may be told of without being found on any page."""
        return self.labels(values) if self.fixed else {}


def _from_model(model: type[Model], key: str, values: Iterable[str]) -> dict[str, str]:
    rows = model._default_manager.filter(**{f"{key}__in": list(values)})
    return dict(rows.values_list(key, "name"))


def _from_choices(choices: type[TextChoices], values: Iterable[str]) -> dict[str, str]:
    known = dict(choices.choices)
    return {value: str(known[value]) for value in values if value in known}


def _years(values: Iterable[str]) -> dict[str, str]:
    return {
        value: value for value in values if value.isascii() and value.isdigit() and len(value) == 4
    }


def _slugs(model: type[Model]) -> Labels:
    return partial(_from_model, model, "slug")


FACETS = (
    FacetDeclaration("typ", _("Typ av innehåll"), partial(_from_choices, RecordType)),
    FacetDeclaration("faktor", _("Framgångsfaktor"), _slugs(SuccessFactor)),
    FacetDeclaration("omrade", _("Område"), _slugs(Theme)),
    FacetDeclaration("malgrupp", _("Målgrupp"), _slugs(TargetGroup)),
    FacetDeclaration("lan", _("Län"), _slugs(County), FacetOrder.COMMON),
    FacetDeclaration("kommun", _("Kommun"), _slugs(Municipality), FacetOrder.COMMON),
    FacetDeclaration("kommungrupp", _("Kommungrupp"), _slugs(MunicipalityGroup), shown=9),
    FacetDeclaration("ar", _("År"), _years, FacetOrder.LATEST),
    FacetDeclaration("status", _("Status"), partial(_from_choices, Status)),
    FacetDeclaration("evidens", _("Evidens"), partial(_from_choices, Evidence)),
    FacetDeclaration("tagg", _("Tagg"), _slugs(Tag), FacetOrder.COMMON, fixed=False),
)
PARAMETERS = tuple(facet.parameter for facet in FACETS)
BY_PARAMETER = {facet.parameter: facet for facet in FACETS}
