"""Whether visitors see what the editors have put first."""

from collections import defaultdict

from django.utils.translation import gettext as _

from home.access import PUBLIC, all_restrictions, visibility_key
from search.models import PromotedResult
from search.promotions import MOST_PROMOTED


class PromotionStates:
    """How every promotion stands as things are now; read once."""

    def __init__(self) -> None:
        self._restrictions = all_restrictions()
        self._shown: dict[frozenset[str], dict[int, int]] = defaultdict(dict)
        for row in PromotedResult.objects.in_effect():
            for search in row.searches:  # a page is put first once, by the first that chose it
                self._shown[search].setdefault(row.page_id, row.pk)

    def of(self, row: PromotedResult) -> str:
        """Whether visitors see it, in words."""
        if row.has_run_out:
            return _("Har gått ut")
        if not row.page.live:
            return _("Sidan är inte publicerad")
        if not row.searches:
            return _("Visas aldrig: ta bort minustecknet")
        if visibility_key(row.page.path, self._restrictions) != PUBLIC:
            return _("Visas bara för dem som får läsa sidan")
        return self._among_others(row)

    def _among_others(self, row: PromotedResult) -> str:
        places = [list(self._shown[search].values()) for search in row.searches]
        if any(row.pk in chosen[:MOST_PROMOTED] for chosen in places):
            return _("Visas")
        if any(row.pk in chosen for chosen in places):
            return _("Får inte plats")
        return _("Samma val finns redan")
