"""A search as an Atom feed, by the letter of RFC 4287."""

from defusedxml import ElementTree

from home.feeds import entry_id

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_feed_has_an_author_and_entries_with_ids_that_stay(client, example):
    feed = ElementTree.fromstring(client.get("/sok/resultat.atom?q=cykelskolan").content)
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Nätverksportalen"
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}id").text == entry_id(example.pk)
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{example.url}"
