"""News, glossary, success factors, networks, meetings and modules."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Page

from examples.models import SuccessFactorIndexPage, SuccessFactorPage
from home.models import (
    GlossaryPage,
    GlossaryTermPage,
    NewsIndexPage,
    NewsPage,
    SuccessFactor,
    TargetGroup,
    Theme,
)
from network.models import (
    AgendaItem,
    LessonPage,
    MeetingIndexPage,
    MeetingPage,
    ModuleIndexPage,
    ModulePage,
    Municipality,
    NetworkIndexPage,
    NetworkPage,
    Organisation,
)
from portal.demo.content import Fields, folders, read, read_all
from portal.demo.site_tree import child
from portal.demo.streams import blocks_from, bullet_list, headed

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def load_news() -> None:
    """News pages, dated as they say."""
    index = NewsIndexPage.objects.get()
    for fields in read_all("news"):
        own = pick(fields, "date", "source_name", "source_url", "source_year")
        page = child(
            index, NewsPage, fields, body=blocks_from(fields["body"]), **subjects(fields), **own
        )
        backdate(page, fields["date"])


def load_glossary() -> None:
    """Glossary terms."""
    index = GlossaryPage.objects.get()
    for fields in read_all("glossary"):
        forms = "\n".join(fields.get("alternative_forms", []))
        child(
            index,
            GlossaryTermPage,
            fields,
            body=blocks_from(fields.get("body", "")),
            alternative_forms=forms,
            **pick(fields, "definition", "source"),
        )


def load_factor_pages() -> None:
    """A page for each success factor."""
    index = SuccessFactorIndexPage.objects.get()
    for factor in SuccessFactor.objects.all():
        fields = {"slug": factor.slug, **read(f"factors/{factor.slug}")}
        body = [
            *headed("Frågor att ställa er", bullet_list(fields.get("questions", []))),
            *headed("Fallgropar", fields.get("pitfalls", "")),
            *headed("Källa", f"<p>{fields['source']}</p>" if fields.get("source") else ""),
        ]
        own = pick(fields, "meaning", "practice")
        child(index, SuccessFactorPage, fields, factor=factor, body=body, **own)


def load_networks() -> None:
    """The networks and who is in them."""
    index = NetworkIndexPage.objects.get()
    for fields in read_all("networks"):
        child(
            index,
            NetworkPage,
            fields,
            body=blocks_from(fields.get("body", "")),
            members=list(Municipality.objects.filter(code__in=fields["members"])),
            organisations=organisations(fields),
            **pick(fields, "purpose", "rhythm", "contact_role", "contact_email"),
        )


def load_meetings() -> None:
    """The meetings of a year, with agenda and notes."""
    index = MeetingIndexPage.objects.get()
    for fields in read_all("meetings"):
        child(
            index,
            MeetingPage,
            fields,
            network=NetworkPage.objects.filter(slug=fields["network"]).first(),
            start=local_time(fields["start"]),
            end=local_time(fields["end"]),
            agenda_items=[_agenda_item(n, row) for n, row in enumerate(fields["agenda"])],
            notes=blocks_from(fields.get("notes", [])),
            **subjects(fields),
            **pick(fields, "place", "online_url"),
        )


def load_modules() -> None:
    """E-learning modules with their lessons."""
    index = ModuleIndexPage.objects.get()
    for folder in folders("modules"):
        fields = {"slug": folder, **read(f"modules/{folder}/module")}
        page = child(
            index,
            ModulePage,
            fields,
            body=blocks_from(fields.get("body", "")),
            target_groups=list(TargetGroup.objects.filter(slug__in=fields["target_groups"])),
            **subjects(fields),
            **pick(fields, "aim", "duration_minutes"),
        )
        if page:
            _load_lessons(page, folder, demonstration=page.demonstration)


def _load_lessons(module: Page, folder: str, *, demonstration: bool) -> None:
    for fields in read_all(f"modules/{folder}", "lesson-*.toml"):
        own = pick(fields, "aim", "duration_minutes")
        labelled = {"demonstration": demonstration, **fields}
        child(module, LessonPage, labelled, body=blocks_from(fields["body"]), **own)


def _agenda_item(position: int, row: Fields) -> AgendaItem:
    return AgendaItem(
        sort_order=position,
        start_time=datetime.time.fromisoformat(row["start"]) if row.get("start") else None,
        **pick(row, "title", "description", "presenter"),
    )


def subjects(fields: Fields) -> dict[str, Any]:
    """The success factors and themes that `fields` name by slug."""
    return {
        "factors": list(SuccessFactor.objects.filter(slug__in=fields.get("factors", []))),
        "themes": list(Theme.objects.filter(slug__in=fields.get("themes", []))),
    }


def organisations(fields: Fields) -> list[Organisation]:
    """The organisations that `fields` name, made where they are new."""
    names = fields.get("organisations", [])
    return [Organisation.objects.get_or_create(name=name)[0] for name in names]


def pick(fields: Fields, *names: str) -> dict[str, Any]:
    """The named fields that are there."""
    return {name: fields[name] for name in names if name in fields}


def local_time(text: Any) -> datetime.datetime:
    """A moment in Swedish time from ISO text without an offset."""
    moment = text if isinstance(text, datetime.datetime) else datetime.datetime.fromisoformat(text)
    return moment.replace(tzinfo=moment.tzinfo or STOCKHOLM)


def backdate(page: Page | None, day: datetime.date) -> None:
    """Say that `page` was published on `day`."""
    if page is None:
        return
    moment = datetime.datetime.combine(day, datetime.time(9), STOCKHOLM)
    dates = {"first_published_at": moment, "last_published_at": moment}
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=moment, **dates)
    page.latest_revision.created_at = moment
    page.latest_revision.content |= {key: value.isoformat() for key, value in dates.items()}
    page.latest_revision.save(update_fields=["created_at", "content"])
