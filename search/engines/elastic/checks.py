"""What `manage.py check` says of Elasticsearch: settings that cannot work, and a server or an index amiss.

What only the settings can mend is an error. A server that does not answer, or an index of another
form, is a warning: commands must run, `search rebuild` above all.
"""

import re
import ssl
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Advice

from search.engines.base import EngineError, IndexMissingError
from search.engines.elastic.connection import LEAST, Connection, MisconfiguredError, is_fair_key
from search.engines.elastic.mapping import build_mapping

MOST = 60.0  # seconds for an attempt at a search; a page gives up long before
MOST_SHARDS = 1024  # the server's own limit
PASSWORD = re.compile(r"^([a-z]+://)?.*@")
REBUILD = "Run `manage.py search rebuild`."


def check_settings(
    *,
    urls: Sequence[str],
    api_key: str,
    ca_certs: str,
    index: str,
    shards: int,
    replicas: str,
    timeout: float,
) -> Iterator[CheckMessage]:
    """What no server is needed to say. E011 a time limit; the other numbers stand below."""
    yield from _check_way(urls, api_key, ca_certs)
    yield from _check_index(index, shards, replicas)
    if not LEAST <= timeout <= MOST:
        hint = f"Set ELASTICSEARCH_TIMEOUT to seconds between {LEAST} and {MOST:.0f}."
        yield Error(f"Not a time limit: {timeout}", hint=hint, id="search.E011")


def check_server(connection: Connection, alias: str) -> Iterator[CheckMessage]:
    """W001 no server answers, W002 no index, W004 a key in clear text; then what is amiss with the index."""
    if connection.shows_key:
        message = "The key or the password to the search server is sent unencrypted."
        yield Advice(message, hint="Write https:// in ELASTICSEARCH_URL.", id="search.W004")
    try:
        with connection.asking() as client:
            found = client.indices.get(index=alias).body
    except IndexMissingError:
        yield Advice("There is no search index yet.", hint=REBUILD, id="search.W002")
    except MisconfiguredError as error:
        yield Advice(str(error), hint=error.hint, id="search.W001")
    except EngineError as error:
        hint = "Searches answer 503 and changes wait until it is back."
        yield Advice(str(error), hint=hint, id="search.W001")
    else:
        yield from _check_used(found, alias)


def _check_way(urls: Sequence[str], api_key: str, ca_certs: str) -> Iterator[CheckMessage]:
    """E005 addresses, E006 certificates, E009 the key."""
    if not urls or not all(map(_is_address, urls)):
        hint = "Write scheme, host and port: https://search.example.org:9200"
        shown = [PASSWORD.sub(r"\1…@", url) for url in urls]
        yield Error(f"Not addresses of servers: {shown}", hint=hint, id="search.E005")
    elif ca_certs and any(urlsplit(url).scheme != "https" for url in urls):
        hint = "Write https:// in ELASTICSEARCH_URL, or leave ELASTICSEARCH_CA_CERTS empty."
        message = (
            "There are certificates to know a server by that shows none, since it is asked by http."
        )
        yield Error(message, hint=hint, id="search.E006")
    elif ca_certs and not _holds_certificates(ca_certs):
        yield Error(f"There is no file of certificates {ca_certs}", id="search.E006")
    if not is_fair_key(api_key):
        hint = "Use the `encoded` one of the server's answer, without line breaks."
        yield Error("The key to the search server is not a key.", hint=hint, id="search.E009")


def _check_index(index: str, shards: int, replicas: str) -> Iterator[CheckMessage]:
    """E007 the name of the index, E008 replicas, E010 shards."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", index):
        hint = "Use a-z, 0-9, - and _."
        yield Error(f"An index cannot be called {index!r}", hint=hint, id="search.E007")
    if not _is_range(replicas):
        hint = "Write the fewest and the most copies: 0-1"
        yield Error(f"Not a number of replicas: {replicas!r}", hint=hint, id="search.E008")
    if not 1 <= shards <= MOST_SHARDS:
        hint = f"Set ELASTICSEARCH_SHARDS to a number from 1 to {MOST_SHARDS}."
        yield Error(f"Not a number of shards: {shards}", hint=hint, id="search.E010")


def _check_used(found: dict[str, Any], alias: str) -> Iterator[CheckMessage]:
    """W003 fields of another version, W005 several indexes, W006 no alias but an index, W007 a closed one."""
    if alias in found:
        hint = f"Remove it (DELETE /{alias}) and run `manage.py search rebuild`."
        message = f"An index is called {alias}, which is to be an alias."
        yield Advice(message, hint=hint, id="search.W006")
        return
    if len(found) > 1:
        message = (
            f"{alias} stands for {len(found)} indexes, and searches find what is in any of them."
        )
        yield Advice(message, hint=REBUILD, id="search.W005")
    for name, index in found.items():
        if index["settings"]["index"].get("verified_before_close"):
            hint = f"Open it (POST /{name}/_open), or run `manage.py search rebuild`."
            yield Advice("The search index is closed.", hint=hint, id="search.W007")
    ours = build_mapping().to_dict()
    if any(index["mappings"] != ours for index in found.values()):
        message = "The fields of the search index are not those of this version."
        yield Advice(message, hint=REBUILD, id="search.W003")


def _holds_certificates(path: str) -> bool:
    try:
        ssl.create_default_context(cafile=path)
    except OSError:  # no such file, or nothing of the kind in it
        return False
    return True


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname and parts.port)
    except ValueError:
        return False


def _is_range(replicas: str) -> bool:
    found = re.fullmatch(r"(\d+)-(\d+|all)", replicas)
    return found is not None and (found[2] == "all" or int(found[1]) <= int(found[2]))
