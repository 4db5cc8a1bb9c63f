"""One page of every type, related to each other as in life."""

from types import SimpleNamespace

import pytest
from wagtail.models import Page

from tests import factories as make


@pytest.fixture
def pages(tree, vocabularies):
    """A page of every type; `pages.by_model` finds them by model name."""
    factors, themes = list(vocabularies.factors.values()), list(vocabularies.themes.values())
    document, image = make.DocumentFactory(), make.ImageFactory()
    body = [
        ("heading", "Först"),
        ("text", "<h3>Sedan</h3><p>Text om segregationen.</p>"),
        ("quote", {"text": "Vi stannar kvar.", "attribution": "rektor"}),
        ("facts", {"title": "Tre frågor", "text": "<p>Vem når vi inte?</p>"}),
        ("links", {"title": "Läs mer", "links": [{"title": "SKR", "url": "https://skr.se"}]}),
        ("documents", [document]),
        ("figure", {"image": contextual(image, "Två hus"), "caption": "Husen"}),
    ]
    network = make.NetworkPageFactory(
        parent=tree.networks, members=[make.municipality("boras")], body=body
    )
    module = make.ModulePageFactory(parent=tree.modules, factors=factors[:2], body=body)
    questions = ("questions", {"title": "Prata", "items": ["Vem saknas?"]})
    made = [
        *vars(tree).values(),
        network,
        module,
        make.StandardPageFactory(parent=tree.home, body=body),
        make.ContactPageFactory(parent=tree.home, body=body),
        make.AccessibilityStatementPageFactory(parent=tree.home),
        make.NewsPageFactory(parent=tree.news, factors=factors, themes=themes, body=body),
        make.GlossaryTermPageFactory(
            parent=tree.glossary, title="segregation", alternative_forms="segregationen"
        ),
        make.MeetingPageFactory(
            parent=tree.meetings, network=network, notes=body, documents=[("documents", [document])]
        ),
        make.LessonPageFactory(parent=module, body=[*body, questions]),
        make.LessonPageFactory(parent=module, body=body),
        make.SuccessFactorPageFactory(parent=tree.factors, factor=factors[0], body=body),
        make.LearningExamplePageFactory(
            parent=tree.examples,
            factors=factors[:3],
            themes=themes[:2],
            tags=["lovskola"],
            image=[("image", contextual(image, "Två hus"))],
            figures=[("figure", {"image": contextual(image, "Två hus"), "caption": ""})],
            documents=[("documents", [document])],
            links=[
                ("links", {"title": "Mer", "links": [{"title": "SKR", "url": "https://skr.se"}]})
            ],
        ),
    ]
    by_model = {type(page).__name__: Page.objects.get(pk=page.pk).specific for page in made}
    return SimpleNamespace(all=list(by_model.values()), by_model=by_model, tree=tree)


def contextual(image, alt):
    """An image as an ImageBlock holds it: with the alternative text of this place."""
    image.contextual_alt_text, image.decorative = alt, False
    return image
