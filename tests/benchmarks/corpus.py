"""Thousands of generated learning examples, written straight into the database tables.

The words are made up so that every search engine reads them alike: each is a term of its own in our
analysis, without accents or inflections, so that an exact comparison of answers is fair.
"""

import datetime
import random
from itertools import accumulate, product

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from taggit.models import Tag
from wagtail.models import Locale, Page

from examples.enums import Evidence, Status
from examples.models import FactorTelling, LearningExamplePage, TaggedExample
from home.models import SuccessFactor, TargetGroup, Theme
from network.models import Municipality
from search.swedish import term_of

SECTION_WORDS = {
    "challenge": 60,
    "approach": 140,
    "results": 80,
    "shortcomings": 40,
    "preconditions": 40,
    "cost": 20,
}
SYLLABLES = ["".join(parts) for parts in product("bdfgklmprtv", "aeiou", "lmnrtk")]
NUMBER_OF_WORDS = 3_000
MOMENT = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
BATCH = 2_000


class Words:
    """Made-up words, common and rare as in a language (Zipf's law)."""

    def __init__(self, chance):
        self._chance = chance
        self.ranked = self._invent()
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.ranked))))

    def text(self, number):
        return " ".join(self._chance.choices(self.ranked, cum_weights=self._weights, k=number))

    def _invent(self):
        found = {}
        while len(found) < NUMBER_OF_WORDS:
            word = "".join(self._chance.sample(SYLLABLES, 2))
            found.setdefault(term_of(word), word)
        return list(found.values())


def generate(index_page, number, seed=7):
    """Make `number` published examples below `index_page`; the words they are made of."""
    chance = random.Random(seed)
    words = Words(chance)
    for start in range(0, number, BATCH):
        _write(
            [_page(index_page, n, words, chance) for n in range(start, min(start + BATCH, number))]
        )
    Page.objects.filter(pk=index_page.pk).update(numchild=number)
    _relate(chance)
    return words.ranked


def _page(index_page, number, words, chance):
    slug = f"exempel-{number}"
    title = words.text(6)
    moment = MOMENT + datetime.timedelta(minutes=number)
    return LearningExamplePage(
        title=title,
        draft_title=title,
        slug=slug,
        path=LearningExamplePage._get_path(index_page.path, index_page.depth + 1, number + 1),
        depth=index_page.depth + 1,
        url_path=f"{index_page.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(LearningExamplePage),
        locale=Locale.get_default(),
        first_published_at=moment,
        last_published_at=moment,
        latest_revision_created_at=moment,
        summary=words.text(25),
        start=datetime.date(chance.randrange(2012, 2027), 1, 1),
        status=chance.choice(Status.values),
        evidence=chance.choice(Evidence.values),
        contact_role="",
        contact_email="",
        **{name: f"<p>{words.text(count)}</p>" for name, count in SECTION_WORDS.items()},
    )


def _write(pages):
    """Both tables of a page; Django cannot insert in bulk over inheritance by itself."""
    parents = Page.objects.bulk_create(_as_page(page) for page in pages)
    own = LearningExamplePage._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in own)
    rows = []
    for page, parent in zip(pages, parents, strict=True):
        page.page_ptr_id = parent.pk
        rows.append(
            [field.get_db_prep_save(field.pre_save(page, True), connection) for field in own]
        )
    marks = ", ".join("%s" for _field in own)
    table = connection.ops.quote_name(LearningExamplePage._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _as_page(page):
    fields = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    return Page(**{name: getattr(page, name) for name in fields})


def _relate(chance):
    """Vocabulary, places and tags of every example."""
    ids = list(LearningExamplePage.objects.values_list("pk", flat=True).order_by("pk"))
    tags = [Tag.objects.get_or_create(slug=f"tagg-{n}", name=f"Tagg {n}")[0] for n in range(60)]
    _link(LearningExamplePage.municipalities, "municipality", Municipality, ids, (1, 2), chance)
    _link(LearningExamplePage.themes, "theme", Theme, ids, (1, 3), chance)
    _link(LearningExamplePage.target_groups, "targetgroup", TargetGroup, ids, (1, 2), chance)
    factors = list(SuccessFactor.objects.all())
    FactorTelling.objects.bulk_create(
        FactorTelling(page_id=pk, factor=factor, text="<p></p>")
        for pk in ids
        for factor in chance.sample(factors, chance.randint(1, 3))
    )
    TaggedExample.objects.bulk_create(
        TaggedExample(content_object_id=pk, tag=tag)
        for pk in ids
        for tag in chance.sample(tags, chance.randint(0, 3))
    )


def _link(field, name, model, ids, least_and_most, chance):
    rows = list(model.objects.values_list("pk", flat=True))
    through = field.through
    through.objects.bulk_create(
        through(**{"learningexamplepage_id": pk, f"{name}_id": chosen})
        for pk in ids
        for chosen in chance.sample(rows, chance.randint(*least_and_most))
    )
