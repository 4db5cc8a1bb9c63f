"""A PostgreSQL cluster of one's own, for the tests that must not take SQLite's word for it.

The cluster lies in a temporary folder, listens on a Unix socket there and nowhere else, and is gone
afterwards. PostgreSQL refuses to run as root, so root hands the cluster to `nobody`.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import unprivileged

OWNER = "portal"
NONE_FOUND = "No PostgreSQL found. Install the server (Debian: apt-get install postgresql)."


@dataclass(frozen=True)
class Cluster:
    """A running cluster."""

    folder: Path
    binaries: Path

    def database_url(self, name: str) -> str:
        """The address of database `name`, in the form that DATABASE_URL takes."""
        return f"postgres://{OWNER}@/{name}?host={self.folder}"

    def create_database(self, name: str) -> str:
        """Make a database and return its address."""
        self.run("createdb", "--host", self.folder, "--username", OWNER, "--encoding", "UTF8", name)
        return self.database_url(name)

    def run(self, command: str, *arguments: object) -> None:
        """Run one of PostgreSQL's programs as the cluster's owner."""
        subprocess.run(
            [self.binaries / command, *map(str, arguments)],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            **unprivileged(),
        )


@contextmanager
def temporary_cluster() -> Iterator[Cluster]:
    """Start a cluster, and stop and remove it when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-"))
    cluster = Cluster(folder, find_binaries())
    if identity := unprivileged():
        os.chown(folder, identity["user"], identity["group"])
    data = folder / "data"
    try:
        cluster.run("initdb", "--pgdata", data, "--username", OWNER, "--auth", "trust", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        log = folder / "log"
        cluster.run(
            "pg_ctl", "start", "--wait", "--pgdata", data, "--log", log, "--options", options
        )
        yield cluster
    finally:
        if (data / "postmaster.pid").exists():
            cluster.run("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", data)
        shutil.rmtree(folder, ignore_errors=True)


def find_binaries() -> Path:
    """The folder of the newest installed PostgreSQL."""
    installed = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    newest_last = sorted(installed, key=lambda folder: float(folder.parent.name))
    if newest_last:
        return newest_last[-1]
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise RuntimeError(NONE_FOUND)
