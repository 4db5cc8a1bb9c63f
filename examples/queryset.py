"""Reading learning examples: what lists, maps and counts ask for."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from home.access import VisiblePageQuerySet

if TYPE_CHECKING:
    from examples.models import LearningExamplePage

RELATED_COUNT = 3
CARD_RELATIONS = ("municipalities", "factor_tellings__factor")


class ExampleQuerySet(VisiblePageQuerySet):
    """Learning examples."""

    def newest(self) -> "ExampleQuerySet":
        """The latest published first."""
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

    def for_cards(self) -> "ExampleQuerySet":
        """With everything a card shows, in a number of queries that does not grow."""
        return self.prefetch_related(*CARD_RELATIONS)

    def related_to(
        self, example: "LearningExamplePage", request: HttpRequest | None
    ) -> "list[LearningExamplePage]":
        """Examples to read next: the editors' own choice, else those that have most in common."""
        chosen = example.related_overrides.values_list("related_id", flat=True)
        visible: Any = self.visible_to(request).for_cards()
        if chosen:
            order = {pk: place for place, pk in enumerate(chosen)}
            return sorted(visible.filter(pk__in=order), key=lambda page: order[page.pk])
        alike = visible.exclude(pk=example.pk).most_like(example)[:RELATED_COUNT]
        return [page for page in alike if page.common]

    def most_like(self, example: "LearningExamplePage") -> "ExampleQuerySet":
        """Those sharing most with `example` first, with how much: a theme counts 2, a factor 1, a target group 1."""
        themes = [theme.pk for theme in example.areas]
        factors = [telling.factor_id for telling in example.tellings]
        groups = [group.pk for group in example.audiences]
        score: Any = (
            self._shared("themes", themes) * 2
            + self._shared("factor_tellings__factor", factors)
            + self._shared("target_groups", groups)
        )
        return self.annotate(common=score).order_by("-common", "-pk")

    def _shared(self, path: str, ids: list[int]) -> Any:
        """How many of `ids` a page has under `path`. Counted page by page: joined, they would be multiplied."""
        own = self.model._default_manager.filter(pk=OuterRef("pk"), **{f"{path}__in": ids})
        number = own.order_by().values("pk").annotate(number=Count(path, distinct=True))
        return Coalesce(Subquery(number.values("number")), 0)
