"""The search done by hand, record by record: slow, plain, and the judge of every engine."""

from collections import Counter
from functools import cache

from home.swedish_order import swedish_key
from search.facets import PARAMETERS
from search.swedish import terms


class Oracle:
    """Answers over a list of records, for one scope."""

    def __init__(self, records, scope):
        self._visible = [
            (record, terms_of(record))
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
        asked = set(terms(q))
        return [record for record, held in self._visible if enough(asked, held)]

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


def terms_of(record):
    attached = [text for each in record.attachments for text in (each.title, *each.pages)]
    written = (record.title, record.summary, record.body, *record.keywords, *attached)
    return set(terms(" ".join(written)))


def enough(asked, held):
    """All of one or two words; of more, at least six in ten."""
    found = len(asked & held)
    return found == len(asked) if len(asked) < 3 else found * 10 >= len(asked) * 6


def has_value(record, parameter, values):
    return any(term.value in values for term in record.facets.get(parameter, ()))
