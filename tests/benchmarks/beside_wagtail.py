"""Our search beside Wagtail's own, in the database at hand.

Wagtail's facets are asked for as its `facet()` does, by grouping.
"""

from functools import partial

from django.core.management import call_command
from django.db import connection
from wagtail.models import Page, Site

from search.engines import get_engine
from search.models import OutboxEntry
from search.sync.indexing import rebuild
from search.visibility import scope_of
from tests import factories
from tests.benchmarks.corpus import generate
from tests.benchmarks.figures import AT_LEAST
from tests.benchmarks.searches import check_engine, make_searches, with_answers
from tests.benchmarks.timing import clocks, heading, in_turn, middle, show
from tests.benchmarks.wagtail_search import WagtailSearch, declare_search_fields, tune_database

SEARCHES = 30
# Among so many documents Wagtail is asked so few on SQLite: each may take minutes.
MANY, FEW = 50_000, 3
TIMES_FASTER = {"sqlite": 30, "postgresql": 9}
NAMES = {"sqlite": "Wagtail's SQLite backend", "postgresql": "Wagtail's PostgreSQL backend + GIN"}


def make_examples(number):
    """Generate examples; the words they are made of, the common ones first."""
    heading(f"{connection.vendor}: {number:,} learning examples")
    Page.objects.filter(depth=2).delete()
    factories.make_vocabularies()
    home = factories.HomePageFactory(parent=Page.objects.get(depth=1))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    words = generate(factories.make_tree(home).examples, number)
    # What was noted while they were made would be indexed a second time, as what others change meanwhile is.
    OutboxEntry.objects.all().delete()
    return words


def compare(words, figures):
    """Time indexing and searching; the searches and their right answers."""
    _time_indexing(figures)
    heading("Checking the answers of both against the oracle")
    searches, answers = with_answers(make_searches(words[5:250], SEARCHES))
    check_engine(get_engine(), searches, answers)
    is_slow = connection.vendor == "sqlite" and Page.objects.live().count() > MANY
    asked, wagtail = searches[: FEW if is_slow else SEARCHES], WagtailSearch()
    for search, expected in zip(asked, answers, strict=False):
        wagtail.check(search, expected)
    print(f"  {len(searches)} of ours and {len(asked)} of Wagtail's are right")
    _time_searches(wagtail, asked, figures)
    return searches, answers


def _time_indexing(figures):
    heading("Indexing everything, documents a second")
    declare_search_fields()
    number = Page.objects.live().count()
    ours = clocks(rebuild)
    theirs = clocks(partial(call_command, "update_index", verbosity=0))
    tune_database()
    for name, (clock, processor) in (("ours", ours), ("Wagtail's update_index", theirs)):
        print(
            f"  {name:44}{number / clock:9.0f} by the clock{number / processor:9.0f} of processor"
        )
    if connection.vendor == "sqlite":  # PostgreSQL's processes do part of Wagtail's work
        name = "rebuild beside Wagtail's update_index on SQLite, documents a second"
        figures.add(name, theirs[1] / ours[1], AT_LEAST, 5)


def _time_searches(wagtail, searches, figures):
    heading("Two words, two selections, all facets counted, ten results")
    engine, scope, name = get_engine(), scope_of(None), NAMES[connection.vendor]
    ways = {
        name: lambda search: wagtail.search(search.q, search.selected),
        "ours, as results": lambda search: engine.search(search.request, scope),
    }
    times = in_turn(ways, searches)
    show(times)
    ratio = middle(times[name]) / middle(times["ours, as results"])
    figures.add(f"times faster than {name}", ratio, AT_LEAST, TIMES_FASTER[connection.vendor])
