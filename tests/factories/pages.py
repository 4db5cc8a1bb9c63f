"""What every page factory stands on."""

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from examples.models import FactorTelling, LearningExamplePage


class PageFactory(wagtail_factories.PageFactory):
    """A published page."""

    title = factory.Sequence(lambda n: f"Sida {n}")
    summary = "Det viktigaste i två meningar."
    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.SelfAttribute("first_published_at")

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        """Relations are set before the page is saved, as the editor does."""
        related = {name: kwargs.pop(name) for name in list(kwargs) if name in RELATIONS}
        page = model_class(**kwargs)
        for name, chosen in related.items():
            RELATIONS[name](page, name, chosen)
        parent.add_child(instance=page)
        return page


def set_related(page, name, chosen):
    """A many-to-many relation."""
    setattr(page, name, chosen)


def set_factors(page, name, chosen):
    """Factors are a plain relation on most pages and tellings on a learning example."""
    if isinstance(page, LearningExamplePage):
        page.factor_tellings = [
            FactorTelling(factor=each, text=f"<p>Så arbetade vi med {each.name}.</p>")
            for each in chosen
        ]
    else:
        page.factors = chosen


def set_tags(page, name, chosen):
    """Free tags."""
    page.tags.add(*chosen)


RELATIONS = {
    "factors": set_factors,
    "members": set_related,
    "municipalities": set_related,
    "organisations": set_related,
    "tags": set_tags,
    "target_groups": set_related,
    "themes": set_related,
}


def restrict(page: Page, *groups) -> PageViewRestriction:
    """Close `page` and everything below it: to the groups given, else to those who have logged in."""
    kind = PageViewRestriction.GROUPS if groups else PageViewRestriction.LOGIN
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(groups)
    return restriction
