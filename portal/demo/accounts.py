"""Groups with their permissions, and the demonstration accounts with generated passwords."""

import secrets
from pathlib import Path

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Task, Workflow

from home.models import HomePage
from network.models import Municipality, User
from search.admin.permissions import FOR_EDITORS, FOR_REVIEWERS

MEMBERS, EDITORS, REVIEWERS = "Medlemmar", "Redaktörer", "Granskare"
WAGTAIL_NAMES = {"Editors": EDITORS, "Moderators": REVIEWERS}
VOCABULARIES = tuple(
    f"{action}_{model}"
    for action in ("add", "change")
    for model in ("successfactor", "theme", "targetgroup", "organisation")
)
PAGE_PERMISSIONS = {
    EDITORS: ("add_page", "change_page"),
    REVIEWERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}

# (user name, group, administrator, code of the municipality)
ACCOUNTS = (
    ("administrator", None, True, None),
    ("granskare", REVIEWERS, False, None),
    ("redaktor", EDITORS, False, None),
    ("medlem", MEMBERS, False, "2081"),
)


def load_groups(home: HomePage) -> None:
    """Swedish names for Wagtail's groups, a group for members, and what each may do."""
    for english, swedish in WAGTAIL_NAMES.items():
        if not Group.objects.filter(name=swedish).exists():
            Group.objects.filter(name=english).update(name=swedish)
    Group.objects.get_or_create(name=MEMBERS)
    _name_the_review()
    for name, codes in PAGE_PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        _allow_pages(group, home, codes)
    _allow(EDITORS, FOR_EDITORS)
    _allow(REVIEWERS, (*VOCABULARIES, *FOR_REVIEWERS))


def load_accounts(passwords: Path) -> bool:
    """Make the demonstration accounts and write their passwords; False where they exist already."""
    missing = [row for row in ACCOUNTS if not User.objects.filter(username=row[0]).exists()]
    lines = [_make_account(*row) for row in missing]
    if lines:
        passwords.touch(mode=0o600)
        with passwords.open("a", encoding="utf-8") as file:
            file.writelines(lines)
    return bool(lines)


def _make_account(name: str, group: str | None, is_admin: bool, code: str | None) -> str:
    password = secrets.token_urlsafe(12)
    user = User(
        username=name,
        email=f"{name}@example.org",
        is_superuser=is_admin,
        is_staff=is_admin,
        municipality=Municipality.objects.filter(code=code).first(),
    )
    user.set_password(password)
    user.save()
    if group:
        user.groups.add(Group.objects.get(name=group))
    return f"{name}\t{password}\n"


def _name_the_review() -> None:
    Workflow.objects.filter(name="Moderators approval").update(name="Granskning")
    Task.objects.filter(name="Moderators approval").update(name="Granskning")


def _allow_pages(group: Group, home: HomePage, codes: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(
        codename__in=codes, content_type__app_label="wagtailcore"
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)


def _allow(name: str, codes: tuple[str, ...]) -> None:
    group = Group.objects.get(name=name)
    group.permissions.add(*Permission.objects.filter(codename__in=codes))
