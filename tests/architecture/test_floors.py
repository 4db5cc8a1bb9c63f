"""Five floors; imports, and templates that load tag libraries, only look downward."""

import re

from importlinter.api import read_configuration
from importlinter.application import use_cases

from tests.architecture.sources import FLOORS, ROOT, files, floor_of, text

# Pages composed of what several floors know may look upward (docs/adr/0005).
COMPOSED = {
    "home/templates/home/home_page.html",
    "network/templates/network/municipality_index_page.html",
    "network/templates/network/municipality_page.html",
}
LOAD = re.compile(r"{%-?\s*load\s+(?P<names>[^%]*?)\s*-?%}")
REFERENCE = re.compile(r"""{%-?\s*(?:extends|include)\s+["'](?P<app>\w+)/""")


def test_the_contracts_name_every_floor():
    contracts = read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    assert layers == list(reversed(FLOORS))


def test_imports_keep_the_contracts(capsys):
    kept = use_cases.lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)
    assert kept, capsys.readouterr().out


def tag_libraries():
    """Name of each of our tag libraries → the floor it stands on."""
    modules = files(".py", under=[f"{floor}/templatetags" for floor in FLOORS])
    return {path.stem: floor_of(path) for path in modules if path.stem != "__init__"}


def upper_libraries(path, libraries):
    """Tag libraries of floors above that the template at `path` loads."""
    loaded = {name for match in LOAD.finditer(text(path)) for name in match["names"].split()}
    return sorted(name for name in loaded if libraries.get(name, -1) > floor_of(path))


def test_only_composed_pages_load_tags_of_upper_floors():
    libraries = tag_libraries()
    assert libraries
    upward = {
        str(path): found
        for path in files(".html", under=FLOORS)
        if (found := upper_libraries(path, libraries))
    }
    assert set(upward) <= COMPOSED, upward


def test_other_templates_extend_and_include_only_downward():
    upward = {
        str(path)
        for path in files(".html", under=FLOORS)
        for app in REFERENCE.findall(text(path))
        if app in FLOORS and FLOORS.index(app) > floor_of(path)
    }
    assert upward <= COMPOSED, upward
