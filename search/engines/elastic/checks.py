"""What `manage.py check` says of Elasticsearch: settings that cannot work, and a server or an index amiss.

What only the settings can mend is an error. A server that does not answer, or an index of another
form, is a warning: commands must run, `search rebuild` above all.
"""

import re
import ssl
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Advice

from search.engines.base import EngineError, IndexMissingError
from search.engines.elastic.connection import Connection, is_fair_key
from search.engines.elastic.mapping import build_mapping

REBUILD = "Run `manage.py search rebuild`."


def check_settings(
    urls: Sequence[str], api_key: str, ca_certs: str, index: str, replicas: str
) -> Iterator[CheckMessage]:
    """E005 addresses, E006 certificates, E007 the name of the index, E008 replicas, E009 the key."""
    if not urls or not all(map(_is_address, urls)):
        hint = "Write scheme, host and port: https://search.example.org:9200"
        yield Error(f"Not addresses of servers: {list(urls)}", hint=hint, id="search.E005")
    if ca_certs and not _holds_certificates(ca_certs):
        yield Error(f"There is no file of certificates {ca_certs}", id="search.E006")
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", index):
        hint = "Use a-z, 0-9, - and _."
        yield Error(f"An index cannot be called {index!r}", hint=hint, id="search.E007")
    if not re.fullmatch(r"\d+-(\d+|all)", replicas):
        hint = "Write the fewest and the most copies: 0-1"
        yield Error(f"Not a number of replicas: {replicas!r}", hint=hint, id="search.E008")
    if not is_fair_key(api_key):
        hint = "Use the `encoded` one of the server's answer, without line breaks."
        yield Error("The key to the search server is not a key.", hint=hint, id="search.E009")


def check_server(connection: Connection, alias: str) -> Iterator[CheckMessage]:
    """W001 no server answers, W002 no index, W003 fields of another version, W004 a key in clear text."""
    if connection.shows_key:
        hint = "Write https:// in ELASTICSEARCH_URL."
        yield Advice(
            "The key to the search server is sent unencrypted.", hint=hint, id="search.W004"
        )
    try:
        with connection.asking() as client:
            found = client.indices.get_mapping(index=alias).body
    except IndexMissingError:
        yield Advice("There is no search index yet.", hint=REBUILD, id="search.W002")
    except EngineError as error:
        hint = "Searches answer 503 and changes wait until it is back."
        yield Advice(str(error), hint=hint, id="search.W001")
    else:
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
