"""Synonyms and protected words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_document_texts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProtectedWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        help_text="Ett ord, till exempel ett namn, som sökningen annars böjer, delar eller rättar fel.",
                        max_length=80,
                        unique=True,
                        verbose_name="ord",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="anteckning")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
            ],
            options={
                "verbose_name": "skyddat ord",
                "verbose_name_plural": "skyddade ord",
                "ordering": ["word"],
            },
        ),
        migrations.CreateModel(
            name="SynonymRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        help_text="Uttryck med komma emellan betyder samma sak: ”sfi, svenska för invandrare”. Med => gäller regeln åt ett håll: ”flykting => nyanländ” låter den som söker på flykting även hitta nyanländ, men inte tvärtom.",
                        max_length=500,
                        unique=True,
                        verbose_name="regel",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Till exempel varför regeln finns.",
                        max_length=200,
                        verbose_name="anteckning",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
            ],
            options={
                "verbose_name": "synonymregel",
                "verbose_name_plural": "synonymer",
                "ordering": ["rule"],
            },
        ),
    ]
