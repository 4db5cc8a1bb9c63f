"""One Elasticsearch process from an unpacked distribution, alone or in a cluster.

It listens on 127.0.0.1, keeps everything in a temporary folder and is gone afterwards. Elasticsearch
refuses to run as root, so root hands it to `nobody`.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.servers import free_port, unprivileged

STARTS_WITHIN = 120  # seconds
CONFIGURATION = """
cluster.name: portal-tests
node.name: {name}
network.host: 127.0.0.1
http.port: {port}
transport.port: {transport_port}
xpack.security.enabled: false
node.store.allow_mmap: false
cluster.routing.allocation.disk.threshold_enabled: false
cluster.info.update.interval: 1h
"""  # The server looks at its disk seldom, since it then lifts what a test has forbidden.
ALONE = "discovery.type: single-node\n"
TOGETHER = """
discovery.seed_hosts: {hosts}
cluster.initial_master_nodes: {names}
cluster.fault_detection.follower_check.timeout: 3s
cluster.fault_detection.leader_check.timeout: 3s
"""


@dataclass(frozen=True)
class Home:
    """An unpacked distribution and the Java to run it with."""

    folder: Path
    program: Path
    java: Path


@contextmanager
def distribution_folder(archive: Path, java: Path) -> Iterator[Home]:
    """Unpack a distribution into a temporary folder, removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="portal-es-"))
    try:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        program = next(folder.glob("elasticsearch-*"))
        for script in (program / "bin").iterdir():
            script.chmod(0o755)
        yield Home(folder, program, java)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Node:
    """A process that can be stopped for good, frozen for a while, and started again on its data."""

    def __init__(self, home: Home, name: str, port: int, heap: str = "512m") -> None:
        self.name = name
        self.url = f"http://127.0.0.1:{port}"
        self.transport_port = free_port()
        self._port = port
        self._heap = heap
        self._home = home
        self._folder = home.folder / name
        self._launcher: subprocess.Popen | None = None

    @contextmanager
    def running(self) -> Iterator["Node"]:
        """Start, and stop when the block ends."""
        try:
            self.start()
            yield self
        finally:
            self.kill()

    def configure(self, peers: Sequence["Node"] = ()) -> None:
        """Write the configuration: alone, or in a cluster with `peers`."""
        config = self._folder / "config"
        shutil.copytree(self._home.program / "config", config)
        text = CONFIGURATION.format(
            name=self.name, port=self._port, transport_port=self.transport_port
        )
        hosts = json.dumps([f"127.0.0.1:{peer.transport_port}" for peer in peers])
        names = json.dumps([peer.name for peer in peers])
        text += TOGETHER.format(hosts=hosts, names=names) if peers else ALONE
        text += f"path.data: {self._folder / 'data'}\npath.logs: {self._folder / 'logs'}\n"
        (config / "elasticsearch.yml").write_text(text, encoding="utf-8")
        (self._folder / "tmp").mkdir()
        _hand_over(self._home.folder)

    def start(self) -> None:
        """Start on the data it left unless it runs, and wait until it answers."""
        if self._launcher is None:
            self.launch()
        self.wait_until_it_answers()

    def launch(self) -> None:
        """Start without waiting."""
        if not self._folder.exists():
            self.configure()
        with (self._folder / "out.log").open("w", encoding="utf-8") as log:
            self._launcher = subprocess.Popen(
                [self._home.program / "bin" / "elasticsearch", "-p", self._pid_file],
                cwd=self._folder,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **unprivileged(),
            )

    def wait_until_it_answers(self) -> None:
        """Until its health can be asked for; an end of the process, or of our patience, is an error."""
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self._launcher.poll() is None:
            if answers(self.url):
                return
            time.sleep(0.1)
        said = (self._folder / "out.log").read_text(encoding="utf-8")[-3000:]
        raise RuntimeError(f"Elasticsearch did not start:\n{said}")

    def wait(self) -> None:
        """Until the process ends."""
        if self._launcher is not None:
            self._launcher.wait()

    def freeze(self) -> None:
        """Stop the process without ending it: connections are taken and never answered."""
        os.kill(self._pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen process go on."""
        if self._launcher is not None:
            os.kill(self._pid, signal.SIGCONT)

    def kill(self) -> None:
        """End it at once, without a chance to put anything in order."""
        if self._launcher is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._launcher.pid, signal.SIGKILL)
        self._launcher.wait(timeout=30)
        self._launcher = None

    @property
    def _pid_file(self) -> Path:
        return self._folder / "tmp" / "pid"

    @property
    def _pid(self) -> int:
        return int(self._pid_file.read_text(encoding="ascii"))

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "ES_JAVA_HOME": str(self._home.java),
            "ES_JAVA_OPTS": f"-Xms{self._heap} -Xmx{self._heap}",
            "ES_PATH_CONF": str(self._folder / "config"),
            "ES_TMPDIR": str(self._folder / "tmp"),
        }


def answers(url: str) -> bool:
    """Whether a server there says how it is."""
    try:
        with closing(urllib.request.urlopen(f"{url}/_cluster/health", timeout=5)):
            return True
    except OSError:
        return False


def _hand_over(folder: Path) -> None:
    """Give a folder and all in it to the one who will run the server."""
    if identity := unprivileged():
        for path in (folder, *folder.rglob("*")):
            os.chown(path, identity["user"], identity["group"])
