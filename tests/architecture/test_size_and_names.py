"""Files and functions stay small enough to read, and a name says what is inside."""

import ast
from statistics import median

import pytest

from tests.architecture.sources import FLOORS, files, text

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
MEDIAN_FUNCTION_LINES = 10
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "functions"}
GENERATED = ("migrations/", "geodata/data/", "requirements/")


def written_by_hand(*suffixes):
    return [path for path in files(*suffixes) if not any(part in str(path) for part in GENERATED)]


def function_lengths():
    """(lines, where) of every function of the apps, its docstring not counted."""
    for path in written_by_hand(".py"):
        if path.parts[0] not in {*FLOORS, "tools"}:
            continue
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield lines_of(node), f"{path}:{node.lineno} {node.name}"


def lines_of(node):
    first = node.body[0]
    has_docstring = ast.get_docstring(node, clean=False) is not None
    docstring = first.end_lineno - first.lineno + 1 if has_docstring else 0
    return node.end_lineno - node.lineno + 1 - docstring


@pytest.mark.parametrize("suffix", [".py", ".html", ".css", ".js"])
def test_no_file_is_longer_than_three_hundred_lines(suffix):
    found = {str(path): len(text(path).splitlines()) for path in written_by_hand(suffix)}
    assert found
    assert {path: n for path, n in found.items() if n > MAX_FILE_LINES} == {}


def test_no_function_is_longer_than_forty_lines():
    too_long = sorted(row for row in function_lengths() if row[0] > MAX_FUNCTION_LINES)
    assert too_long == []


def test_the_median_function_is_shorter_than_ten_lines():
    assert median(lines for lines, _ in function_lengths()) < MEDIAN_FUNCTION_LINES


def test_names_say_what_is_inside():
    modules = [path for path in files(".py") if path.parts[0] in {*FLOORS, "tests"}]
    nameless = [str(path) for path in modules if {path.stem, *path.parts[1:-1]} & EMPTY_NAMES]
    assert nameless == []


def test_every_module_says_what_it_is():
    silent = [
        str(path)
        for path in written_by_hand(".py")
        if text(path).strip() and ast.get_docstring(ast.parse(text(path))) is None
    ]
    assert silent == []
