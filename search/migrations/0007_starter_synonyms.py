"""Give a new portal its first synonyms."""

from django.db import migrations

from search.swedish.synonyms import starter_rules


def load(apps, schema_editor):
    model = apps.get_model("search", "SynonymRule")
    model.objects.bulk_create(model(rule=rule) for rule in dict.fromkeys(starter_rules()))


class Migration(migrations.Migration):
    dependencies = [("search", "0006_language")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
