"""An index that finds the pages just below the front page without reading all the others.

The menu of every page asks for them, and Wagtail's table has no index that SQLite can use for it.
"""

from django.db import migrations

NAME = "home_page_depth_path"


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial")]
    operations = [
        migrations.RunSQL(
            f"CREATE INDEX IF NOT EXISTS {NAME} ON wagtailcore_page (depth, path)",
            f"DROP INDEX IF EXISTS {NAME}",
        )
    ]
