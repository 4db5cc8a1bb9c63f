"""The widgets of the editor's side."""

from html.parser import HTMLParser

from home.widgets import FilteredCheckboxes


class Values(HTMLParser):
    """The values of the checkboxes in the order they stand, and those that are checked."""

    def __init__(self, html):
        super().__init__()
        self.values, self.checked = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if found.get("type") == "checkbox":
            self.values.append(found["value"])
            if "checked" in found:
                self.checked.append(found["value"])


def rendered(chosen):
    widget = FilteredCheckboxes(choices=[("ale", "Ale"), ("boras", "Borås"), ("kil", "Kil")])
    return widget.render("kommuner", chosen)


def test_those_chosen_stand_first_and_the_rest_keep_their_order():
    found = Values(rendered(["kil"]))
    assert found.values == ["kil", "ale", "boras"]
    assert found.checked == ["kil"]


def test_the_filter_field_has_a_name_and_is_not_sent_with_the_form():
    html = rendered([])
    assert 'aria-label="Filtrera listan"' in html
    assert html.count('name="kommuner"') == 3
