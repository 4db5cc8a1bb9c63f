"""`manage.py demo`: fill an empty portal with its structure and demonstration content."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from portal.demo.accounts import load_accounts, load_groups
from portal.demo.example_pages import load_examples
from portal.demo.members_page import load_members_page
from portal.demo.network_pages import (
    load_factor_pages,
    load_glossary,
    load_meetings,
    load_modules,
    load_networks,
    load_news,
)
from portal.demo.site_tree import load_tree, load_vocabularies

CONTENT_STEPS = (
    ("nyheter", load_news),
    ("nätverk", load_networks),
    ("möten", load_meetings),
    ("utbildningar", load_modules),
    ("lärande exempel", load_examples),
    ("medlemssida", load_members_page),
)


class Command(BaseCommand):
    """What is there already is left as it is, so the command can be run again at any time."""

    help = "Laddar portalens struktur och demonstrationsinnehåll. Det som redan finns lämnas orört."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--only-structure",
            action="store_true",
            help="Bara ordlistor, begrepp, startsida och listsidor: så börjar en riktig portal.",
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        self._structure()
        if options["only_structure"]:
            return
        for name, step in CONTENT_STEPS:
            self.stdout.write(f"  {name} …")
            step()
        passwords = Path(settings.VAR_DIR) / "demo-accounts.txt"
        if load_accounts(passwords):
            self.stdout.write(f"  konton: lösenorden ligger i {passwords}")

    def _structure(self) -> None:
        self.stdout.write("  struktur och ordlistor …")
        load_vocabularies()
        home = load_tree()
        load_groups(home)
        load_factor_pages()
        load_glossary()
