"""Every address of the portal that is not a page; pages come last, from Wagtail's tree."""

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.urls import include, path, re_path
from django.views.generic import TemplateView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from examples.feeds import NewestExamplesFeed
from home.feeds import NewsFeed
from home.sitemaps import PublicPagesSitemap
from portal.health import health

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("dokument/", include(wagtaildocs_urls)),
    path("logga-in/", auth_views.LoginView.as_view(template_name="home/login.html"), name="login"),
    path("logga-ut/", auth_views.LogoutView.as_view(), name="logout"),
    path("nyheter/atom/", NewsFeed(), name="news_feed"),
    path("exempel/atom/", NewestExamplesFeed(), name="examples_feed"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PublicPagesSitemap}}, name="sitemap"),
    path("halsa/", health, name="health"),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="robots.txt", content_type="text/plain; charset=utf-8"),
    ),
    # Resized images only: originals and documents are never reachable by their file name.
    # A web server in front may answer for this folder instead.
    re_path(r"^media/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include("search.urls")),
    path("", include(wagtail_urls)),
]


handler404 = "home.views.page_not_found"
handler500 = "home.views.server_error"
