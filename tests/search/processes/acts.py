"""What a process of the portal does in the tests that start several and kill some.

    python -m tests.search.processes.acts ACT [ARGUMENT…]

Prints a line after each thing that is committed, so that whoever reads knows what must not be lost.
"""

import json
import os
import sys

import django


def seed(number):
    """A front page, its rooms and `number` pieces of news, with an index of it all."""
    from wagtail.models import Page, Site

    from search.sync.indexing import rebuild
    from tests import factories

    Page.objects.filter(depth=2).delete()
    home = factories.HomePageFactory(parent=Page.objects.get(depth=1))
    Site.objects.update_or_create(
        hostname="localhost", defaults={"root_page": home, "is_default_site": True}
    )
    tree = factories.make_tree(home)
    for n in range(int(number)):
        factories.NewsPageFactory(parent=tree.news, title=f"Nyhet {n}")
    say(indexed=rebuild())


def edit(name, times):
    """Publish pages again and again; each process takes all of them in an order of its own."""
    from home.models import NewsPage

    pages = list(NewsPage.objects.order_by("pk").values_list("pk", flat=True))[1:]  # one is held
    step = 1 + 2 * (len(name) % 3)
    for n in range(int(times)):
        page = NewsPage.objects.get(pk=pages[n * step % len(pages)])
        page.title = f"{name} {n}"
        page.save_revision().publish()
        say(page=page.pk, title=page.title)


def rebuild_on_and_on():
    """Make the index anew until killed."""
    from search.sync.indexing import rebuild

    while True:
        say(begins=True)
        rebuild()


def hold(act):
    """Do something in a transaction, and commit it when told to."""
    from django.db import transaction

    acts = {"publish": _publish_late, "close_room": _close_room, "close_library": _close_library}
    with transaction.atomic():
        say(page=acts[act]())
        sys.stdin.readline()
    say(committed=act)


def _publish_late():
    from home.models import NewsPage

    page = NewsPage.objects.order_by("pk").first()
    page.title = "Sent införd"
    page.save_revision().publish()
    return page.pk


def _close_room():
    from home.models import NewsIndexPage
    from tests import factories

    return factories.restrict(NewsIndexPage.objects.get()).page_id


def _close_library():
    from tests import factories

    factories.close_collection(factories.root_collection())


def publish_new():
    """Publish a page that was not there before, and that offers a document."""
    from home.models import NewsIndexPage
    from tests import factories

    document = factories.DocumentFactory(title="Bilaga")
    link = f'<p><a linktype="document" id="{document.pk}">Bilaga</a></p>'
    room = NewsIndexPage.objects.get()
    title = f"Nykomling {document.pk}"
    page = factories.NewsPageFactory(parent=room, title=title, body=[("text", link)])
    say(page=page.pk)


def open_all():
    """Open every closed place."""
    from wagtail.models import CollectionViewRestriction, PageViewRestriction

    for model in (PageViewRestriction, CollectionViewRestriction):
        model.objects.all().delete()
    say(opened=True)


def hold_lock(name, timeout):
    """Hold a lock until told to give it back; meanwhile some other transaction comes to nothing."""
    from pathlib import Path

    from django.conf import settings
    from django.db import connection, transaction

    from search.engines.base import EngineBusyError
    from search.engines.locks import lock

    say(asks=name)
    try:
        with lock(name, Path(settings.VAR_DIR), float(timeout)):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT 1")
                transaction.set_rollback(True)
            say(holds=name)
            sys.stdin.readline()
    except EngineBusyError as error:
        say(refused=str(error))
    else:
        say(gave_back=name)


def state():
    """How index and database stand to each other."""
    from search.engines import get_engine
    from search.models import OutboxEntry
    from search.sync.reconciling import differences

    found = differences()
    say(
        differences={name: sorted(ids) for name, ids in vars(found).items() if ids},
        waiting=OutboxEntry.objects.waiting().count(),
        documents=get_engine().status().documents,
    )


def come_backs():
    """How many times a worker has had to leave something waiting, and planned to come back."""
    from django_tasks_db.models import DBTaskResult

    from search.tasks import follow

    tasks = DBTaskResult.objects.filter(task_path=follow.module_path)
    say(number=sum("attempt" in task.args_kwargs["kwargs"] for task in tasks))


def titles():
    """The title of every piece of news, as the database and as the open search have it."""
    from home.models import NewsPage
    from search.answers import find_all
    from search.request import SearchRequest

    news = find_all(SearchRequest(selections=(("typ", ("nyhet",)),)), None)
    say(
        database=dict(NewsPage.objects.values_list("pk", "title")),
        index={result.id: result.title for result in news},
    )


def say(**facts):
    """A line of JSON to whoever reads."""
    print(json.dumps(facts), flush=True)  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    globals()[sys.argv[1]](*sys.argv[2:])
