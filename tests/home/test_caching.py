"""What members are shown is kept by no cache, and by no browser once they have gone."""

import pytest

PATHS = (
    "/",
    "/sok/?q=skola",
    "/sok/resultat.csv",
    "/sok/resultat.atom",
    "/api/v1/sok/",
    "/sok/forslag/?q=sk",
)


@pytest.mark.parametrize("path", PATHS)
def test_pages_for_someone_known_are_kept_by_nobody(client, tree, member, path):
    assert "Cache-Control" not in client.get(path).headers
    client.force_login(member)
    assert client.get(path).headers["Cache-Control"] == "private, no-store"


def test_what_is_the_same_for_all_may_be_kept(client, db, member):
    client.force_login(member)
    assert "no-store" not in client.get("/robots.txt").headers.get("Cache-Control", "")
