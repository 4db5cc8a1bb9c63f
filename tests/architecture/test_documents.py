"""What the documents name is there: commands of make, commands of the search, numbered checks."""

import re

from search.enums import RecordType, Sort
from search.facets import PARAMETERS
from search.management.commands.search import Command
from search.request import PAGE_SIZES
from tests.architecture.sources import FLOORS, files, text

DOCUMENTS = files(".md")
OPERATIONS = "docs/operations.md"


def rules():
    return set(re.findall(r"^([a-z][a-z-]*):", text("Makefile"), re.MULTILINE))


def test_every_command_of_make_is_there():
    named = {
        (str(path), rule)
        for path in DOCUMENTS
        for rule in re.findall(r"`make ([a-z][a-z-]*)", text(path))
    }
    assert {rule for _path, rule in named} >= {"run", "test", "elasticsearch"}
    assert {(path, rule) for path, rule in named if rule not in rules()} == set()


def test_every_variable_of_make_is_used():
    names = re.findall(r"^([A-Z_]+) \?=", text("Makefile"), re.MULTILINE)
    assert names
    assert [name for name in names if f"$({name})" not in text("Makefile")] == []


def test_every_command_of_the_search_is_described():
    parser = Command().create_parser("manage.py", "search")
    (actions,) = [action.choices for action in parser._actions if action.dest == "subcommand"]
    described = set(re.findall(r"^\| `manage.py search ([a-z-]+)", text(OPERATIONS), re.MULTILINE))
    assert described == set(actions)


def test_every_parameter_of_the_open_search_is_described():
    described = dict(re.findall(r"^\| `([a-z]+)` \| (.*) \|$", text("docs/api.md"), re.MULTILINE))
    assert list(described) == ["q", *PARAMETERS, "sort", "sida", "per"]
    choices = {"typ": RecordType.values, "sort": Sort.values, "per": map(str, PAGE_SIZES)}
    for name, values in choices.items():
        assert re.findall("`([a-z0-9]+)`", described[name]) == list(values)


def test_every_numbered_check_is_described():
    numbered = re.compile(r'"search\.([EW]\d{3})"')
    given = {each for path in files(".py", under=FLOORS) for each in numbered.findall(text(path))}
    described = set(re.findall(r"^\| ([EW]\d{3}) \|", text(OPERATIONS), re.MULTILINE))
    assert given
    assert described == given
