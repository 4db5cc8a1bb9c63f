"""JSON-LD (schema.org) for pages, so that other services can read what a page is about."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from home.models.base import BasePage


def web_page(page: "BasePage", request: HttpRequest) -> dict[str, Any]:
    """The page as a schema.org WebPage."""
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "url": page.get_full_url(request),
        "inLanguage": "sv-SE",
        "datePublished": iso_date(page.first_published_at),
        "dateModified": iso_date(page.last_published_at),
    }


def breadcrumb_list(page: "BasePage", request: HttpRequest) -> dict[str, Any]:
    """The way to the page as a schema.org BreadcrumbList."""
    trail = [*page.breadcrumbs, page]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": step.title,
                "item": step.get_full_url(request),
            }
            for position, step in enumerate(trail, start=1)
        ],
    }


def iso_date(moment: Any) -> str | None:
    """ISO 8601 text of a date or time, or None."""
    return moment.isoformat() if moment else None
