"""What this floor tells those above about, without knowing them."""

from django.dispatch import Signal

# Rows were changed or made by a queryset, which sends none of Django's own signals for them. `sender` is the
# model, `pks` the keys of the rows, and `fields` the names of what changed in them, None for all. Sent inside the
# transaction that changed them.
rows_updated = Signal()
