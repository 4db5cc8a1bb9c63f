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
            FieldPanel("other_actors"),
        ],
        heading=_("Var och vilka"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("themes", widget=CheckboxSelectMultiple),
            FieldPanel("target_groups", widget=CheckboxSelectMultiple),
            FieldPanel("status"),
            FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        ],
        heading=_("Vad, för vem och när"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("challenge"),
            FieldPanel("approach"),
            FieldPanel("results"),
            FieldPanel("shortcomings"),
            FieldPanel("preconditions"),
            FieldPanel("cost"),
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
    MultiFieldPanel([FieldPanel("evidence"), FieldPanel("source")], heading=_("Hur vet ni det?")),
    MultiFieldPanel(
        [
            FieldPanel("image"),
            FieldPanel("figures"),
            FieldPanel("documents"),
            FieldPanel("links"),
        ],
        heading=_("Bilder, dokument och länkar"),
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("contact_role"), FieldPanel("contact_email")])],
        heading=_("Kontakt"),
    ),
    FieldPanel("tags"),
    InlinePanel(
        "related_overrides",
        heading=_("Närliggande exempel"),
        label=_("exempel"),
        help_text=_("Lämna tomt så väljer portalen själv."),
        max_num=3,
    ),
]
