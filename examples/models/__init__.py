"""Learning examples, and the pages that sort them by success factor."""

from examples.models.example_page import LearningExamplePage
from examples.models.example_parts import FactorTelling, RelatedExample, TaggedExample
from examples.models.factor_pages import SuccessFactorIndexPage, SuccessFactorPage
from examples.models.index_page import LearningExampleIndexPage

__all__ = [
    "FactorTelling",
    "LearningExampleIndexPage",
    "LearningExamplePage",
    "RelatedExample",
    "SuccessFactorIndexPage",
    "SuccessFactorPage",
    "TaggedExample",
]
