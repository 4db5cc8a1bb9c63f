"""What browsers and caches on the way may keep: nothing of what was made for someone known."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import has_vary_header, patch_cache_control

View = Callable[[HttpRequest], HttpResponseBase]


def closed_to_caches(get_response: View) -> View:
    """Middleware, outside that of sessions: a page that looked at who is asking is kept by nobody.

    Not all caches heed `Vary`; and the step back after logging out must show nothing for members.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if is_known and has_vary_header(response, "Cookie"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware
