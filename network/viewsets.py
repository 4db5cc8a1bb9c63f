"""The network's registers in the editor's side."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from network.forms import UserCreationForm, UserEditForm
from network.models import County, Municipality, MunicipalityGroup, Organisation


class UserViewSet(WagtailUserViewSet):
    """Wagtail's user administration with municipality and organisation."""

    def get_form_class(self, for_update: bool = False) -> type:
        return UserEditForm if for_update else UserCreationForm


class OrganisationViewSet(SnippetViewSet):
    """Organisations that take part."""

    model = Organisation
    icon = "group"
    list_display = ("name", "kind")
    list_filter = ("kind",)
    search_fields = ("name",)


class MunicipalityViewSet(SnippetViewSet):
    """The municipalities."""

    model = Municipality
    icon = "site"
    list_display = ("name", "code", "county", "group", "population")
    list_filter = ("county", "group")
    search_fields = ("name", "code")


class CountyViewSet(SnippetViewSet):
    """The counties."""

    model = County
    icon = "site"
    list_display = ("name", "code")


class MunicipalityGroupViewSet(SnippetViewSet):
    """SKR's municipality groups."""

    model = MunicipalityGroup
    icon = "list-ul"
    list_display = ("name", "code")


class RegisterGroup(SnippetViewSetGroup):
    """The registers under one heading of the menu."""

    items = (OrganisationViewSet, MunicipalityViewSet, CountyViewSet, MunicipalityGroupViewSet)
    menu_label = _("Register")
    menu_icon = "globe"
    menu_order = 310
