"""Swedish words that carry no meaning of their own in a search.

Function words only: nothing a practitioner could be looking for. They are left out of the index and
of queries alike.
"""

_FUNCTION_WORDS = """
alla allt att av bara blev bli blir blivit både de dem den denna deras dess dessa det detta dig din
dina ditt dock du då där därför efter eftersom ej eller en er era ert ett fanns finnas finns från
för genom ha hade han hans har henne hennes hon honom hur här i icke in inom inte jag ju kan kunde
med mellan men mig min mina mitt mot mycket ni nu någon något några när och också om oss på
redan samma samt sedan sig sin sina själv ska skall skulle som så sådan sådana sådant till under upp
ut utan vad var vara varandra varför varit varje vars vart vem vi vid vilka vilkas vilken vilkens
vilket vår våra vårt åt än är även över
"""

STOPWORDS = frozenset(_FUNCTION_WORDS.split())
