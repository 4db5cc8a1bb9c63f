"""Error pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 that offers a search for the words of the address."""
    words = " ".join(request.path.strip("/").replace("/", " ").replace("-", " ").split())
    return render(request, "404.html", {"words": words[:100]}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 that needs neither the database nor a context."""
    return HttpResponseServerError(loader.get_template("500.html").render())
