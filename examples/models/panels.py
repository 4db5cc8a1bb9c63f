"""The editor's form for a learning example, in the order one thinks."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from home.widgets import FilteredCheckboxes

EXAMPLE_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("municipalities", widget=FilteredCheckboxes),
            FieldPanel("organisations", widget=FilteredCheckboxes),
            "other_actors",
        ],
        heading=_("Var och vilka"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("themes", widget=CheckboxSelectMultiple),
            FieldPanel("target_groups", widget=CheckboxSelectMultiple),
            "status",
            FieldRowPanel(["start", "end"]),
        ],
        heading=_("Vad, för vem och när"),
    ),
    MultiFieldPanel(
        [
            "challenge",
            "approach",
            "results",
            "shortcomings",
            "preconditions",
            "cost",
        ],
        heading=_("Berättelsen"),
    ),
    InlinePanel(
        "factor_tellings",
        heading=_("Framgångsfaktorer"),
        label=_("framgångsfaktor"),
        min_num=1,
        max_num=5,
    ),
    MultiFieldPanel(["evidence", "source"], heading=_("Hur vet ni det?")),
    MultiFieldPanel(
        [
            "image",
            "figures",
            "documents",
            "links",
        ],
        heading=_("Bilder, dokument och länkar"),
    ),
    MultiFieldPanel(
        [FieldRowPanel(["contact_role", "contact_email"])],
        heading=_("Kontakt"),
    ),
    "tags",
    InlinePanel(
        "related_overrides",
        heading=_("Närliggande exempel"),
        label=_("exempel"),
        help_text=_("Lämna tomt så väljer portalen själv."),
        max_num=3,
    ),
]
