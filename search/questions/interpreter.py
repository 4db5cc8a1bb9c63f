"""One person's questions: read with the words that they may see, and with the editors' synonyms."""

from functools import cached_property

from search.engines import Engine
from search.questions.editors_words import refresh, synonyms
from search.questions.interpretation import interpret
from search.questions.matching import Question, Scope
from search.questions.query import parse
from search.questions.spelling import ScopedSpeller
from search.swedish.synonyms import SynonymIndex


class Interpreter:
    """Reads any number of queries in one scope; words and rules are looked up once, when needed."""

    def __init__(self, engine: Engine, scope: Scope) -> None:
        self._engine = engine
        self._scope = scope

    def question(self, text: str) -> Question:
        """What a query means. Raises EngineError."""
        query = parse(text)
        if query.words:
            return interpret(text, self._speller, self._synonyms)
        if query:
            refresh()  # phrases are read by the protected words too
        return interpret(text)

    @cached_property
    def _speller(self) -> ScopedSpeller:
        return ScopedSpeller(self._engine, self._scope)

    @cached_property
    def _synonyms(self) -> SynonymIndex:
        return synonyms()
