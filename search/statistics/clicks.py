"""Which position in a list of results was opened: told by a small script, believed only so far.

The list carries a token: the day and the words, signed. It is the same for everyone who searches those
words that day, so it points at nobody, and without it nothing is counted.
"""

from datetime import date, timedelta
from urllib.parse import urlsplit

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search.models import ClickDay, QueryDay
from search.request import SearchRequest
from search.statistics.buffer import buffer
from search.statistics.counting import is_ours, is_reader
from search.statistics.words import kept
from search.statistics.writing import mark

LONGEST_BODY = 1_000  # bytes
LAST_POSITION = 50
FORM = "application/x-www-form-urlencoded"
VALID_FOR = timedelta(days=1)  # a list may be opened before midnight and used after

_signer = Signer(salt="search.clicks")


def click_token(search: SearchRequest) -> str:
    """What the list of results carries; empty where clicks are not counted: without words, and on later pages.

    A search is counted once, on its first page, and so is what was opened there first.
    """
    if not search.q or search.page > 1:
        return ""
    return _signer.sign(f"{timezone.localdate().isoformat()} {kept(search.q)}")


@csrf_exempt  # there is no form cookie to read, and nothing is done in anyone's name
@require_POST
def click(request: HttpRequest) -> HttpResponse:
    """`POST /sok/klick/` with `token` and `position`: 204, or 400 for what our own page never sends."""
    found = _read(request) if _comes_from_here(request) and _is_small_form(request) else None
    if found is None:
        return HttpResponse(status=400)
    if is_reader(request):
        _count(*found)
    return HttpResponse(status=204)


def _count(day: date, words: str, position: int) -> None:
    buffer.add(
        [
            mark(QueryDay, "clicks", date=day, words=words),
            mark(ClickDay, "clicks", date=day, position=position),
        ]
    )


def _comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent it, as far as a browser tells."""
    try:
        return is_ours(urlsplit(request.headers.get("Origin", "")).netloc, request)
    except ValueError:  # not an address
        return False


def _is_small_form(request: HttpRequest) -> bool:
    length = request.headers.get("Content-Length", "")
    is_small = length.isascii() and length.isdigit() and int(length[:9]) <= LONGEST_BODY
    return is_small and request.content_type == FORM


def _read(request: HttpRequest) -> tuple[date, str, int] | None:
    """Day, words and position, or None if any of them is not to be believed."""
    position = request.POST.get("position", "")
    try:
        day, _, words = _signer.unsign(request.POST.get("token", "")).partition(" ")
    except BadSignature:
        return None
    searched = date.fromisoformat(day)
    is_recent = timezone.localdate() - searched <= VALID_FOR
    if not (is_recent and position.isascii() and position.isdigit() and len(position) < 3):
        return None
    number = int(position)
    return (searched, words, number) if 1 <= number <= LAST_POSITION else None
