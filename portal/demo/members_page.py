"""A page that only members may read, so that the demonstration shows what logging in opens."""

from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from home.models import HomePage, StandardPage
from portal.demo.accounts import EDITORS, MEMBERS, REVIEWERS
from portal.demo.content import read
from portal.demo.site_tree import child
from portal.demo.streams import blocks_from


def load_members_page() -> None:
    """The members' page and the restriction that guards it and everything under it."""
    fields = {"slug": "for-medlemmar", **read("members/for-medlemmar")}
    home, body = HomePage.objects.get(), blocks_from(fields["body"])
    page = child(home, StandardPage, fields, body=body, show_in_menus=True)
    if page is None:
        return
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.filter(name__in=(MEMBERS, EDITORS, REVIEWERS)))
