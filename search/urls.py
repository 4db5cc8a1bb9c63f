"""Addresses of the search."""

from django.urls import path

from search import api, feeds, views
from search.statistics.clicks import click

app_name = "search"

urlpatterns = [
    path("sok/", views.results, name="results"),
    path("sok/forslag/", views.suggest, name="suggestions"),
    path("sok/klick/", click, name="click"),
    path("sok/resultat.csv", feeds.table, name="csv"),
    path("sok/resultat.atom", feeds.atom, name="atom"),
    path("api/v1/sok/", api.search, name="api"),
]
