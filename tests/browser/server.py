"""The portal as a visitor meets it: production settings, demo content, a real web server.

Everything it writes goes to a folder of its own. Passwords of the demo accounts are read from there.
"""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60  # seconds
COMMANDS = (
    ("migrate", "--verbosity", "0"),
    ("collectstatic", "--noinput", "--verbosity", "0"),
    ("demo",),
    ("search", "rebuild"),
)


@dataclass(frozen=True)
class Server:
    """A running portal: its address, and the folder with its files."""

    url: str
    folder: Path

    def python(self, *arguments: str) -> str:
        """Run Python with the server's settings; what it printed."""
        return _run(self.folder, *arguments)

    def password(self, account: str) -> str:
        """Password of a demo account."""
        lines = (self.folder / "demo-accounts.txt").read_text(encoding="utf-8").splitlines()
        return dict(line.split("\t") for line in lines)[account]


@contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    """Prepare a portal in `folder`, start it on a free port of 127.0.0.1, and stop it afterwards."""
    for command in COMMANDS:
        _run(folder, "manage.py", *command)
    port = free_port()
    server = Server(f"http://127.0.0.1:{port}", folder)
    options = f"--bind 127.0.0.1:{port} --threads 4 --worker-tmp-dir {folder} --access-logfile -"
    log = (folder / "server.log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "portal.wsgi", *options.split()],
        cwd=ROOT,
        env=_environment(folder),
        stdout=log,
        stderr=log,
    )
    with closing(log):
        try:
            _wait_for(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=30)


def _environment(folder: Path) -> dict[str, str]:
    """Production settings without HTTPS, which nobody speaks on 127.0.0.1."""
    own = {
        "ADMIN_BASE_URL": "http://127.0.0.1",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "only-for-browser-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
        "SECURE_SSL_REDIRECT": "false",
        "VAR_DIR": str(folder),
    }
    return os.environ | own


def _run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=_environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr[-3000:]}")
    return done.stdout


def _wait_for(server: Server, process: subprocess.Popen) -> None:
    """Until the health endpoint answers; an end of the process, or of our patience, is an error."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/halsa/", timeout=5):
                return
        except OSError:  # refused, or not in time
            time.sleep(0.2)
    raise RuntimeError(f"The server did not start:\n{(server.folder / 'server.log').read_text()}")
