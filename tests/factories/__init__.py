"""Builders of everything a test may need, each with only what the model cannot do without.

    example = LearningExamplePageFactory(parent=tree.examples, themes=[theme], factors=[factor])

Pages are published. Relations are given as lists; a learning example's `factors` become its tellings.
"""

from tests.factories.example_pages import (
    LearningExampleIndexPageFactory,
    LearningExamplePageFactory,
    SuccessFactorIndexPageFactory,
    SuccessFactorPageFactory,
)
from tests.factories.home_pages import (
    AccessibilityStatementPageFactory,
    ContactPageFactory,
    GlossaryPageFactory,
    GlossaryTermPageFactory,
    HomePageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
)
from tests.factories.media import (
    DocumentFactory,
    ImageFactory,
    close_collection,
    root_collection,
)
from tests.factories.network_pages import (
    LessonPageFactory,
    MeetingIndexPageFactory,
    MeetingPageFactory,
    ModuleIndexPageFactory,
    ModulePageFactory,
    MunicipalityIndexPageFactory,
    NetworkIndexPageFactory,
    NetworkPageFactory,
)
from tests.factories.pages import (
    PageFactory,
    restrict,
)
from tests.factories.people import (
    PASSWORD,
    GroupFactory,
    OrganisationFactory,
    UserFactory,
    municipality,
)
from tests.factories.scenes import (
    make_tree,
)
from tests.factories.vocabularies import (
    FACTORS,
    THEMES,
    SuccessFactorFactory,
    TargetGroupFactory,
    ThemeFactory,
    make_vocabularies,
)

__all__ = [
    "FACTORS",
    "PASSWORD",
    "THEMES",
    "AccessibilityStatementPageFactory",
    "ContactPageFactory",
    "DocumentFactory",
    "GlossaryPageFactory",
    "GlossaryTermPageFactory",
    "GroupFactory",
    "HomePageFactory",
    "ImageFactory",
    "LearningExampleIndexPageFactory",
    "LearningExamplePageFactory",
    "LessonPageFactory",
    "MeetingIndexPageFactory",
    "MeetingPageFactory",
    "ModuleIndexPageFactory",
    "ModulePageFactory",
    "MunicipalityIndexPageFactory",
    "NetworkIndexPageFactory",
    "NetworkPageFactory",
    "NewsIndexPageFactory",
    "NewsPageFactory",
    "OrganisationFactory",
    "PageFactory",
    "StandardPageFactory",
    "SuccessFactorFactory",
    "SuccessFactorIndexPageFactory",
    "SuccessFactorPageFactory",
    "TargetGroupFactory",
    "ThemeFactory",
    "UserFactory",
    "close_collection",
    "make_tree",
    "make_vocabularies",
    "municipality",
    "restrict",
    "root_collection",
]
