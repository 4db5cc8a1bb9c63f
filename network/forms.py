"""Forms for people's accounts."""

from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm

EXTRA_FIELDS = {"municipality", "organisation"}


class UserEditForm(WagtailUserEditForm):
    """Edit an account, with where the person works."""

    class Meta(WagtailUserEditForm.Meta):
        fields = WagtailUserEditForm.Meta.fields | EXTRA_FIELDS


class UserCreationForm(WagtailUserCreationForm):
    """Make an account, with where the person works."""

    class Meta(WagtailUserCreationForm.Meta):
        fields = WagtailUserCreationForm.Meta.fields | EXTRA_FIELDS
