"""E-learning: the way through a module."""

import pytest

from tests.factories import LessonPageFactory, ModulePageFactory, restrict


@pytest.fixture
def module(tree):
    return ModulePageFactory(parent=tree.modules, title="Boendesegregation", slug="boende")


@pytest.fixture
def lessons(module):
    questions = ("questions", {"title": "Prata om det här", "items": ["Vem når ni inte?"]})
    return [
        LessonPageFactory(parent=module, title=f"Lektion {n}", slug=f"l{n}", body=[questions])
        for n in (1, 2, 3)
    ]


def test_a_lesson_knows_what_comes_before_and_after(client, lessons):
    context = client.get(lessons[1].url).context
    assert (context["number"], len(context["lessons"])) == (2, 3)
    assert (context["previous"].pk, context["next"].pk) == (lessons[0].pk, lessons[2].pk)


def test_the_ends_of_a_module(client, lessons):
    assert client.get(lessons[0].url).context["previous"] is None
    assert client.get(lessons[2].url).context["next"] is None


def test_a_private_lesson_is_stepped_over(client, lessons, members):
    restrict(lessons[1], members)
    assert client.get(lessons[0].url).context["next"].pk == lessons[2].pk


def test_the_guide_has_the_whole_module(client, module, lessons):
    html = client.get(f"{module.url}utskrift/").content.decode()
    assert all(lesson.title in html for lesson in lessons)
    assert html.count("Vem når ni inte?") == 3


def test_the_guide_of_a_private_module_is_private(client, module, lessons, members):
    restrict(module, members)
    assert client.get(f"{module.url}utskrift/").status_code == 302


def test_the_guide_leaves_out_a_private_lesson(client, module, lessons, members):
    restrict(lessons[1], members)
    assert "Lektion 2" not in client.get(f"{module.url}utskrift/").content.decode()
