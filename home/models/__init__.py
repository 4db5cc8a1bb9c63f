"""Pages, vocabularies, media and settings of the site shell."""

from home.models.accessibility import AccessibilityStatementPage, KnownIssue
from home.models.base import BasePage
from home.models.glossary import GlossaryPage, GlossaryTermPage
from home.models.home_page import HomePage
from home.models.media import PortalDocument, PortalImage, PortalRendition
from home.models.news import NewsIndexPage, NewsPage
from home.models.site_settings import SiteSettings
from home.models.standard_page import ContactPage, StandardPage
from home.models.vocabularies import FactorSign, SuccessFactor, TargetGroup, Theme

__all__ = [
    "AccessibilityStatementPage",
    "BasePage",
    "ContactPage",
    "FactorSign",
    "GlossaryPage",
    "GlossaryTermPage",
    "HomePage",
    "KnownIssue",
    "NewsIndexPage",
    "NewsPage",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "SiteSettings",
    "StandardPage",
    "SuccessFactor",
    "TargetGroup",
    "Theme",
]
