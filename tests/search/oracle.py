"""The search done by hand, record by record: slow, plain, and the judge of every engine."""

from collections import Counter
from functools import cache

from home.swedish_order import swedish_key
from search.facets import PARAMETERS
from search.questions.query import parse
from search.swedish import analysed

FEW = 10


class Oracle:
    """Answers over a list of records, for one scope.

    Whether few records have every word is seen from the records, unless `wide` says it of more than these.
    """

    def __init__(self, records, scope, wide=None):
        self._wide = wide
        self._visible = [
            (record, Held(record))
            for record in records
            if record.visibility in scope.visibility and record.id not in scope.hidden_ids
        ]

    def found(self, request, ignoring=None):
        """The records that a request finds, a facet's selection left out on demand."""
        selections = [item for item in request.selections if item[0] != ignoring]
        return [
            record
            for record in self._with_words(request.q)
            if all(has_value(record, *item) for item in selections)
        ]

    @cache  # noqa: B019 - an oracle lives as long as a test
    def _with_words(self, q):
        asked = Asked(q)
        every = [record for record, held in self._visible if asked.all_in(held)]
        few = len(every) < FEW if self._wide is None else self._wide
        if not few or not asked.can_widen:
            return every
        return [record for record, held in self._visible if asked.some_in(held)]

    def ids(self, request):
        return {record.id for record in self.found(request)}

    def newest_first(self, request):
        found = sorted(self.found(request), key=lambda r: (r.updated, r.id), reverse=True)
        return [record.id for record in found]

    def by_title(self, request):
        found = sorted(self.found(request), key=lambda r: (*swedish_key(r.title), r.id))
        return [record.id for record in found]

    def counts(self, request):
        """For each facet the count of each value, counted as if the facet had no selection."""
        return {parameter: self._count(request, parameter) for parameter in PARAMETERS}

    def _count(self, request, parameter):
        counts = Counter()
        for record in self.found(request, ignoring=parameter):
            counts.update(term.value for term in record.facets.get(parameter, ()))
        return {**dict.fromkeys(request.values(parameter), 0), **counts}


class Held:
    """The words of a record: `row` the terms in reading order, `any` those and the parts of compounds."""

    def __init__(self, record):
        attached = [text for each in record.attachments for text in (each.title, *each.pages)]
        written = (record.title, record.summary, record.body, *attached, *record.keywords)
        found = [each for text in written for each in analysed(text)]
        self.row = [each[0] for each in found]
        self.any = {term for each in found for term in each}

    def in_a_row(self, terms):
        size = len(terms)
        return any(self.row[at : at + size] == list(terms) for at in range(len(self.row)))


class Asked:
    """A query by hand: words of which all, else some or their parts, are found; phrases; what must be absent."""

    def __init__(self, q):
        query = parse(q)
        self._words = [found for word in query.words for found in analysed(word)]
        self._phrases, self._excluded = query.phrases, query.excluded
        compounds = any(len(word) > 1 for word in self._words)
        self.can_widen = compounds or len({word[0] for word in self._words}) > 1

    def all_in(self, held):
        return self._rest(held) and all(word[0] in held.any for word in self._words)

    def some_in(self, held):
        return self._rest(held) and any(self._stands(word, held) for word in self._words)

    def _stands(self, word, held):
        """The word itself, or every part of it."""
        return word[0] in held.any or (len(word) > 1 and set(word[1:]) <= held.any)

    def _rest(self, held):
        return all(map(held.in_a_row, self._phrases)) and not any(
            map(held.in_a_row, self._excluded)
        )


def has_value(record, parameter, values):
    return any(term.value in values for term in record.facets.get(parameter, ()))
