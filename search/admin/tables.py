"""Tables of numbers in Wagtail's own form."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.formats import number_format
from wagtail.admin.ui.tables import Column


class ShareColumn(Column):
    """One number as a share of another, in per cent."""

    def __init__(self, name: str, *, part: str, whole: str | int, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self._part, self._whole = part, whole

    def get_value(self, instance: Any) -> str:
        """The share, as it is shown."""
        whole = self._whole if isinstance(self._whole, int) else getattr(instance, self._whole)
        return share(getattr(instance, self._part), whole)


class LinksColumn(Column):
    """Links to what can be done about a row."""

    cell_template_name = "search/admin/links_cell.html"

    def __init__(self, name: str, *, links: Callable[[Any], list["Link"]], **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self._links = links

    def get_value(self, instance: Any) -> list["Link"]:
        """The links of a row."""
        return self._links(instance)


class Link(NamedTuple):
    """Where to go, and what it is about for those who hear the link alone."""

    url: str
    label: str
    about: str


def share(part: int, whole: int) -> str:
    """Part of a whole in per cent, with one decimal below ten; a dash where there is no whole."""
    if not whole:
        return "–"
    per_cent = 100 * part / whole
    decimals = 1 if 0 < per_cent < 10 else 0
    return f"{number_format(round(per_cent, decimals), decimals)} %"
