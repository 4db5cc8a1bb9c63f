from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0008_language_messages"),
    ]

    operations = [
        migrations.AddField(
            model_name="indexcomparison",
            name="outdated",
            field=models.PositiveIntegerField(
                default=0, verbose_name="infördes innan ord lästes som nu"
            ),
        ),
        migrations.AlterField(
            model_name="protectedword",
            name="word",
            field=models.CharField(
                error_messages={"unique": "Ordet är redan skyddat."},
                help_text="Ett ord, till exempel ett namn, som sökningen annars böjer, delar eller rättar på fel sätt.",
                max_length=80,
                unique=True,
                verbose_name="ord",
            ),
        ),
    ]
