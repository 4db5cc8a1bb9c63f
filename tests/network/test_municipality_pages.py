"""Municipalities: the map, the table and a page each."""

import pytest

from network.models import County, Municipality, MunicipalityGroup
from tests.factories import LearningExamplePageFactory, NetworkPageFactory, municipality, restrict


@pytest.fixture
def example(tree, vocabularies):
    return LearningExamplePageFactory(
        parent=tree.examples, title="Öppna dörrar", municipalities=[municipality("boras")]
    )


def html_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_register_is_whole(db):
    assert County.objects.count() == 21
    assert MunicipalityGroup.objects.count() == 9
    assert Municipality.objects.count() == 290
    assert str(Municipality.objects.get(code="1488")) == "Trollhättan"


def test_the_list_has_every_municipality(client, tree):
    html = html_of(client, "/kommuner/")
    missing = [m.name for m in Municipality.objects.all() if f"/kommuner/{m.slug}/" not in html]
    assert missing == []
    assert "<svg" in html


@pytest.mark.parametrize("slug", ["trollhattan", "habo", "habo-uppsala-lan", "ostersund"])
def test_every_municipality_has_a_page(client, tree, slug):
    assert municipality(slug).county.name in html_of(client, f"/kommuner/{slug}/")


def test_an_unknown_municipality_is_not_found(client, tree):
    assert client.get("/kommuner/ankeborg/").status_code == 404


def test_a_page_shows_its_own_its_countys_and_its_groups_examples(client, tree, example):
    assert "Öppna dörrar" in html_of(client, "/kommuner/boras/")
    assert "Öppna dörrar" in html_of(client, "/kommuner/ulricehamn/")  # same county
    assert "Öppna dörrar" in html_of(client, "/kommuner/umea/")  # same group
    assert "Öppna dörrar" not in html_of(client, "/kommuner/malung-salen/")


def test_a_private_example_is_on_no_municipalitys_page(client, tree, example, members):
    restrict(example, members)
    for slug in ("boras", "ulricehamn", "umea"):
        assert "Öppna dörrar" not in html_of(client, f"/kommuner/{slug}/")


def test_a_page_shows_the_networks_it_is_in(client, tree):
    NetworkPageFactory(parent=tree.networks, title="Nät", members=[municipality("boras")])
    assert "/natverk/nat/" in html_of(client, "/kommuner/boras/")


def test_every_page_is_in_the_sitemap(client, tree):
    assert client.get("/sitemap.xml").content.decode().count("/kommuner/") == 291


@pytest.mark.parametrize("url", ["/kommuner/", "/kommuner/boras/"])
def test_the_source_of_borders_and_figures_is_named(client, tree, url):
    assert "SCB" in html_of(client, url)
