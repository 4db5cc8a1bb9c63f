"""Who of the staff may see what: plain Django permissions, given to groups."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

SEE_REPORT = "search.view_queryday"
SEE_STATE = "search.view_indexcomparison"
MEND_INDEX = "search.change_indexcomparison"
GRANTED = tuple(each.partition(".")[2] for each in (SEE_REPORT, SEE_STATE, MEND_INDEX))
# What helps visitors find, and the report that says where it is needed.
FOR_EDITORS = (
    "view_queryday",
    *(
        f"{action}_{model}"
        for model in ("promotedresult", "synonymrule", "protectedword")
        for action in ("add", "change", "delete")
    ),
)
FOR_REVIEWERS = (*FOR_EDITORS, *GRANTED)


class PermittedMenuItem(MenuItem):
    """An item of the menu for those who have its permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the item leads anywhere for this person."""
        return request.user.has_perm(self._permission)
