"""A result as HTML: what surrounds its title and excerpt is the same in every search that finds it."""

from django.utils.safestring import SafeString

from home.fragments import filled
from search.results import Result, Source

Factors = tuple[tuple[str, str, str], ...]  # slug, name and sign of every success factor


def result_html(result: Result, factors: Factors) -> SafeString:
    """The card of one result, from `search/result.html` with gaps for what is marked in it."""
    gaps = {"title": result.title_html}
    if result.excerpt_html:
        gaps["excerpt"] = result.excerpt_html
    return filled(
        "search/result.html",
        gaps,
        url=result.url,
        kind=result.type,
        promoted=result.promoted,
        municipalities=tuple(result.municipalities),
        years=tuple(result.labels.get("ar", ())),
        updated=result.updated,
        status=result.status,
        names=result.factors,
        factors=factors,
        evidence=result.evidence,
        demonstration=result.demonstration,
        has_excerpt="excerpt" in gaps,
        **_source(result.attachment, result.excerpt),
    )


def _source(source: Source | None, excerpt: str) -> dict[str, str]:
    """Where an excerpt from an attachment stands; no label where it is the attachment's own title."""
    if source is None:
        return {"source": ""}
    return {"source": source.link, "source_label": "" if excerpt == source.title else source.label}
