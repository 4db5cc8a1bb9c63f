"""The migrations run on both databases, leave the same registers, and are complete."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.postgresql import temporary_cluster

ROOT = Path(__file__).resolve().parents[2]

INVENTORY = """
import json
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from network.models import County, Municipality, MunicipalityGroup
from wagtail.models import Site

executor = MigrationExecutor(connection)
print(json.dumps({
    "unapplied": len(executor.migration_plan(executor.loader.graph.leaf_nodes())),
    "vendor": connection.vendor,
    "tables": sorted(connection.introspection.table_names()),
    "counties": County.objects.count(),
    "groups": MunicipalityGroup.objects.count(),
    "municipalities": sorted(Municipality.objects.values_list("code", "name", "county_id", "group_id")),
    "sites": Site.objects.count(),
}))
"""


def manage(*arguments, database_url, folder):
    """Run manage.py in a process of its own against `database_url`."""
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "TEST_VAR_DIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def inventory(database_url, folder):
    """Migrate an empty database and say what is in it afterwards."""
    manage("migrate", "--verbosity", "0", database_url=database_url, folder=folder)
    return json.loads(
        manage("shell", "--no-imports", "-c", INVENTORY, database_url=database_url, folder=folder)
    )


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sqlite")
    return inventory(f"sqlite:///{folder / 'db.sqlite3'}", folder)


@pytest.fixture(scope="module")
def on_postgresql(tmp_path_factory):
    with temporary_cluster() as cluster:
        yield inventory(cluster.create_database("portal"), tmp_path_factory.mktemp("postgresql"))


@pytest.mark.slow
def test_an_empty_sqlite_database_becomes_the_portal(on_sqlite):
    assert on_sqlite["vendor"] == "sqlite"
    assert on_sqlite["unapplied"] == 0
    assert (on_sqlite["counties"], on_sqlite["groups"]) == (21, 9)
    assert len(on_sqlite["municipalities"]) == 290


@pytest.mark.slow
@pytest.mark.postgresql
def test_postgresql_gets_the_same_rows_as_sqlite(on_sqlite, on_postgresql):
    assert on_postgresql["vendor"] == "postgresql"
    assert on_postgresql["unapplied"] == 0
    for name in ("counties", "groups", "municipalities", "sites"):
        assert on_postgresql[name] == on_sqlite[name]


@pytest.mark.slow
@pytest.mark.postgresql
def test_postgresql_gets_the_same_tables_as_sqlite(on_sqlite, on_postgresql):
    # SQLite's full text search, which Wagtail sets up, keeps its pages in tables of its own.
    own = {name for name in on_sqlite["tables"] if "_fts" in name}
    assert set(on_sqlite["tables"]) - own == set(on_postgresql["tables"])


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
