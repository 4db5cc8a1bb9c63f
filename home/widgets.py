"""Form widgets for the editor's side."""

from typing import Any

from django import forms


class FilteredCheckboxes(forms.CheckboxSelectMultiple):
    """Many choices as checkboxes: those chosen first, and a field that narrows the rest as one types.

    Without JavaScript the whole list stands in a box that scrolls.
    """

    template_name = "home/widgets/filtered_checkboxes.html"

    class Media:
        css = {"all": ["css/admin/filtered-checkboxes.css"]}
        js = ["js/admin/filtered-checkboxes.js"]

    def optgroups(
        self, name: str, value: list[Any], attrs: dict[str, Any] | None = None
    ) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        return sorted(groups, key=_chosen_first)


def _chosen_first(group: tuple[Any, list[dict[str, Any]], int]) -> tuple[bool, int]:
    _, options, index = group
    return not any(option["selected"] for option in options), index
