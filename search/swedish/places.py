"""Names of Swedish municipalities, counties and areas, which are words of their own.

*Landskrona* is neither land nor a crown, *Båstad* no slip in *bostad*, and *Farsta* none in *fasta*. Of a
name of several words only those count that are no words of the language: *Göinge*, not *Östra*.
"""

import re
from functools import cache
from pathlib import Path

from network.geodata import counties, municipalities
from search.swedish.lemma import is_known
from search.swedish.stopwords import STOPWORDS

AREAS = Path(__file__).parent / "data" / "areas.txt"
WORD = re.compile(r"\w+")
COUNTY = re.compile(r"s? län$")  # Hallands län is Halland


@cache
def places() -> frozenset[str]:
    """The words in lower case. *Vara* is left out: nobody could ask what to do without finding it."""
    names = [each.name.lower() for each in municipalities()]
    names += [COUNTY.sub("", each.name.lower()) for each in counties()]
    found = set(areas())
    for name in names:
        words = WORD.findall(name)
        found |= {word for word in words if len(words) == 1 or not is_known(word)}
    return frozenset(found - STOPWORDS)


def areas() -> list[str]:
    """The words of names of areas that we would not know else, as `data/areas.txt` has them."""
    lines = AREAS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
