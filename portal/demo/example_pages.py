"""The learning examples."""

import datetime

from examples.models import FactorTelling, LearningExampleIndexPage, LearningExamplePage
from home.models import PortalDocument, SuccessFactor, TargetGroup, Theme
from network.models import Municipality
from portal.demo.content import Fields, read_all
from portal.demo.media import demo_document
from portal.demo.network_pages import backdate, organisations, pick
from portal.demo.site_tree import child
from portal.demo.streams import picture_block

TEXTS = (
    "other_actors",
    "status",
    "start",
    "end",
    "challenge",
    "approach",
    "results",
    "shortcomings",
    "preconditions",
    "cost",
    "evidence",
    "source",
    "contact_role",
    "contact_email",
)


def load_examples() -> None:
    """Every learning example, published on the day its file says."""
    index = LearningExampleIndexPage.objects.get()
    factors = {factor.slug: factor for factor in SuccessFactor.objects.all()}
    for fields in read_all("examples"):
        load_example(index, fields, factors)


def load_example(
    index: LearningExampleIndexPage, fields: Fields, factors: dict[str, SuccessFactor]
) -> None:
    """One learning example; nothing happens where it is there already."""
    if index.get_children().filter(slug=fields["slug"]).exists():
        return
    page = child(
        index,
        LearningExamplePage,
        fields,
        municipalities=list(Municipality.objects.filter(code__in=fields["municipalities"])),
        organisations=organisations(fields),
        themes=list(Theme.objects.filter(slug__in=fields["themes"])),
        target_groups=list(TargetGroup.objects.filter(slug__in=fields.get("target_groups", []))),
        factor_tellings=[
            FactorTelling(sort_order=n, factor=factors[row["factor"]], text=row["text"])
            for n, row in enumerate(fields["factor_tellings"])
        ],
        image=picture_block(fields.get("image", ""), fields["slug"], fields.get("image_alt", "")),
        documents=_documents(fields),
        links=_links(fields),
        tags=fields.get("tags", []),
        **pick(fields, *TEXTS),
    )
    backdate(page, fields.get("published", datetime.date(2026, 9, 1)))


def _documents(fields: Fields) -> list[tuple[str, list[PortalDocument]]]:
    rows = [demo_document(row["title"], row["file"]) for row in fields.get("documents", [])]
    return [("documents", rows)] if rows else []


def _links(fields: Fields) -> list[tuple[str, dict[str, object]]]:
    rows = [
        {"title": row["title"], "url": row["url"], "page": None} for row in fields.get("links", [])
    ]
    return [("links", {"title": "Läs mer", "links": rows})] if rows else []
