"""Fill the registers of counties, municipality groups and municipalities from network/geodata."""

from django.db import migrations

from network import geodata


def load(apps, schema_editor):
    model = lambda name: apps.get_model("network", name).objects  # noqa: E731
    for row in geodata.counties():
        model("County").create(code=row.code, name=row.name, slug=row.slug)
    for row in geodata.municipality_groups():
        model("MunicipalityGroup").create(code=row.code, name=row.name, slug=row.slug)
    for row in geodata.municipalities():
        model("Municipality").create(
            code=row.code,
            name=row.name,
            slug=row.slug,
            county_id=row.county_code,
            group_id=row.group_code,
            population=row.population,
            population_year=row.population_year,
        )


class Migration(migrations.Migration):
    dependencies = [("network", "0002_pages")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
