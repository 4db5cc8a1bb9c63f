"""A small portal for tests that do one thing after another to it, and what may be seen of it.

Every act takes a number that chooses among what there is; where there is nothing to choose it does
nothing. The acts are those of editors, of scheduled commands and of code.
"""

import datetime

from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from examples.models import LearningExamplePage
from home.models import NewsPage, PortalDocument, StandardPage, Theme
from network.models import Municipality
from search.answers import find, find_all
from search.records.registry import INDEXED_MODELS
from search.request import SearchRequest
from tests import factories

WORDS = ("Skola", "Bostad", "Arbete", "Idrott", "Språk", "Trygghet", "Odling", "Musik")


def chosen(queryset, number):
    """One of the rows, or None."""
    rows = list(queryset.order_by("pk"))
    return rows[number % len(rows)] if rows else None


class World:
    """The portal, its members, and the acts that change it."""

    def __init__(self, home, members):
        factories.make_vocabularies()
        self.tree = factories.make_tree(Page.objects.get(pk=home.pk).specific)
        self.members = members
        self.member = factories.UserFactory(groups=[members])
        self._made = 0
        for number in range(3):
            self.create_news(number)
            self.create_example(number)
            self.create_plain(number)

    # What there is

    def contents(self):
        """Pages that editors make, move and delete."""
        kinds = (NewsPage, LearningExamplePage, StandardPage)
        return Page.objects.exact_type(*kinds)

    def originals(self):
        return self.contents().filter(alias_of=None)

    # Acts of editors

    def create_news(self, number):
        self._made += 1
        title = f"{WORDS[number % len(WORDS)]} {self._made}"
        factories.NewsPageFactory(parent=Page.objects.get(pk=self.tree.news.pk), title=title)

    def create_example(self, number):
        self._made += 1
        factories.LearningExamplePageFactory(
            parent=Page.objects.get(pk=self.tree.examples.pk),
            title=f"{WORDS[number % len(WORDS)]} {self._made}",
            themes=[chosen(Theme.objects.all(), number)],
            municipalities=[chosen(Municipality.objects.all(), number)],
            tags=[WORDS[number % len(WORDS)].lower()],
        )

    def create_plain(self, number):
        self._made += 1
        parents = Page.objects.exact_type(StandardPage).filter(depth__lt=6, alias_of=None)
        parent = chosen(parents, number) if number % 2 else None
        factories.StandardPageFactory(
            parent=parent or Page.objects.get(pk=self.tree.home.pk),
            title=f"{WORDS[number % len(WORDS)]} {self._made}",
            slug=f"sida-{self._made}",
        )

    def edit(self, number):
        """A draft alone."""
        if page := chosen(self.originals(), number):
            page = page.specific
            page.title = f"Utkast {number}"
            page.save_revision()

    def publish(self, number):
        if page := chosen(self.originals(), number):
            page = page.specific
            page.title = f"{WORDS[number % len(WORDS)]} {number}"
            page.expire_at = page.go_live_at = None
            page.save_revision().publish()

    def restore(self, number):
        """The first version there is."""
        page = chosen(self.originals(), number)
        if page and (first := page.revisions.order_by("created_at").first()):
            first.as_object().save_revision().publish()

    def unpublish(self, number):
        if page := chosen(self.contents(), number):
            page.specific.unpublish()

    def schedule(self, number):
        if page := chosen(self.originals(), number):
            page = page.specific
            page.go_live_at = timezone.now() + datetime.timedelta(hours=1 + number % 3)
            page.expire_at = None
            page.save_revision().publish()

    def expire(self, number):
        if page := chosen(self.originals(), number):
            page = page.specific
            page.go_live_at = None
            page.expire_at = timezone.now() + datetime.timedelta(hours=1 + number % 3)
            page.save_revision().publish()

    def move(self, number):
        page = chosen(Page.objects.exact_type(StandardPage), number)
        if not page:
            return
        elsewhere = Page.objects.exact_type(StandardPage).exclude(path__startswith=page.path)
        target = chosen(elsewhere.filter(depth__lt=6, alias_of=None), number // 7)
        page.move(target or Page.objects.get(pk=self.tree.home.pk), pos="last-child")

    def change_slug(self, number):
        if page := chosen(self.originals(), number):
            self._made += 1
            page = page.specific
            page.slug = f"adress-{self._made}"
            page.save_revision().publish()

    def alias(self, number):
        if page := chosen(self.originals().filter(live=True), number):
            self._made += 1
            page.create_alias(parent=page.get_parent(), update_slug=f"alias-{self._made}")

    def delete(self, number):
        if page := chosen(self.contents(), number):
            Page.objects.get(pk=page.pk).delete()

    def restrict(self, number):
        rooms = Page.objects.filter(pk__in=[self.tree.news.pk, self.tree.examples.pk])
        page = chosen(self.contents() | rooms, number)
        factories.restrict(page, *([self.members] if number % 3 else []))

    def open_up(self, number):
        if restriction := chosen(PageViewRestriction.objects.all(), number):
            restriction.delete()

    def guard_another(self, number):
        restriction = chosen(PageViewRestriction.objects.all(), number)
        page = chosen(self.contents(), number // 7)
        if restriction and page:
            restriction.page = page
            restriction.save()

    def rename_theme(self, number):
        theme = chosen(Theme.objects.all(), number)
        theme.name = f"Tema {number} {theme.pk}"
        theme.save()

    def rename_municipality(self, number):
        municipality = chosen(Municipality.objects.filter(examples__isnull=False), number)
        if municipality:
            municipality.name = f"Kommun {number} {municipality.pk}"
            municipality.save()

    def delete_theme(self, number):
        if theme := chosen(Theme.objects.filter(slug__startswith="eget"), number):
            theme.delete()

    def give_theme(self, number):
        """From the other side of the relation."""
        self._made += 1
        theme = factories.ThemeFactory(name=f"Eget {self._made}", slug=f"eget-{self._made}")
        if page := chosen(NewsPage.objects.all(), number):
            theme.newspage_set.add(page)

    def offer_document(self, number):
        """A new document on an example."""
        if page := chosen(LearningExamplePage.objects.filter(alias_of=None), number):
            document = factories.DocumentFactory(file__data=text_of(number))
            page.documents = [("documents", [document])]
            page.save_revision().publish()

    def replace_document(self, number):
        if document := chosen(PortalDocument.objects.all(), number):
            document.file.save("annan.txt", ContentFile(text_of(number)))

    def rename_document(self, number):
        if document := chosen(PortalDocument.objects.all(), number):
            document.title = f"Rapport {number}"
            document.save()

    def delete_document(self, number):
        if document := chosen(PortalDocument.objects.all(), number):
            document.delete()

    def close_documents(self, number):
        """Close the collection that the documents lie in, or open it."""
        root = Collection.get_first_root_node()
        if number % 2:
            factories.close_collection(root)
        else:
            CollectionViewRestriction.objects.all().delete()

    # Acts of code

    def update_pages(self, number):
        pages = NewsPage.objects.filter(pk__gte=number % 40)
        pages.update(title=f"I klump {number}")

    def update_live(self, number):
        if page := chosen(LearningExamplePage.objects.all(), number):
            LearningExamplePage.objects.filter(pk=page.pk).update(live=bool(number % 2))

    def update_vocabulary(self, number):
        theme = chosen(Theme.objects.all(), number)
        Theme.objects.filter(pk=theme.pk).update(name=f"Omdöpt {number} {theme.pk}")

    def run_schedule(self, number):
        call_command("publish_scheduled")

    def undo(self, number):
        """Some act whose transaction is rolled back."""
        acts = [name for name in ACTS if name != "undo"]
        with transaction.atomic():
            getattr(self, acts[number % len(acts)])(number // 7)
            transaction.set_rollback(True)

    # What may be seen

    def requests(self):
        """A request of a visitor and one of a member."""
        for user in (AnonymousUser(), self.member):
            request = RequestFactory().get("/sok/")
            request.user, request.session = user, {}
            yield request

    def visible(self, request):
        """Ids of the pages that Wagtail itself would show, and that are of a kind to be found."""
        now = timezone.now()
        pages = (
            Page.objects.exact_type(*INDEXED_MODELS).filter(live=True).exclude(expire_at__lte=now)
        )
        return {page.pk for page in pages if accepts(page, request)}

    def found(self, request):
        """Ids of everything found, and how many pages the count of kinds speaks of."""
        ids = [result.id for result in find_all(SearchRequest(), request)]
        facets = find(SearchRequest(), request).facets
        kinds = next(facet for facet in facets if facet.parameter == "typ")
        assert len(ids) == len(set(ids))
        return set(ids), sum(value.count for value in kinds.values)


def text_of(number):
    """What stands in a document."""
    return f"Underlag om {WORDS[number % len(WORDS)].lower()}.".encode()


def accepts(page, request):
    """Wagtail's rule: every restriction on the page and above it lets the request pass."""
    return all(each.accept_request(request) for each in page.get_view_restrictions())


ACTS = [
    name
    for name in vars(World)
    if not name.startswith("_")
    and name not in {"contents", "originals", "requests", "visible", "found"}
]
