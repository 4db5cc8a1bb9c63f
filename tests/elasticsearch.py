"""A real Elasticsearch for the tests and for development: never a mock of one.

Taken in this order: the server that ELASTICSEARCH_TEST_URL names, the genuine distribution from Maven
Central (fetched by `mvn`, run by the installed Java), the official image in Docker. Where none can be
had the tests are skipped with the reason, and fail where CI is set.

    python -m tests.elasticsearch [PORT]     start one in the foreground, until Ctrl+C
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.elasticsearch_node import Node, answers, distribution_folder
from tests.servers import free_port

VERSION = "8.19.18"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
IMAGE = f"docker.elastic.co/elasticsearch/elasticsearch:{VERSION}"
CACHE = Path(__file__).resolve().parents[1] / "var" / "elasticsearch"
DOWNLOADS_WITHIN = 600  # seconds
STARTS_WITHIN = 120


class UnavailableError(Exception):
    """No Elasticsearch can be had here; the message says why."""


@dataclass(frozen=True)
class Server:
    """A server that answers; its process, when it is one of our own that may be stopped."""

    url: str
    node: Node | None = None


@contextmanager
def running_server() -> Iterator[Server]:
    """A server, started when none is named. Raises UnavailableError."""
    if named := os.environ.get("ELASTICSEARCH_TEST_URL"):
        yield Server(named)
        return
    reasons = []
    for start in (_from_maven, _from_docker):
        try:
            source = start()
        except UnavailableError as error:
            reasons.append(str(error))
            continue
        with source as server:
            yield server
        return
    raise UnavailableError("ELASTICSEARCH_TEST_URL is not set. " + " ".join(reasons))


def distribution() -> Path:
    """The distribution as a zip file, fetched once. Raises UnavailableError."""
    path = CACHE / f"elasticsearch-{VERSION}.zip"
    if not path.exists():
        _fetch(path)
    return path


@contextmanager
def running_node(port: int | None = None) -> Iterator[Node]:
    """A server of one's own from the distribution: it may be stopped, frozen and started again."""
    with distribution_folder(distribution(), java_home()) as home:
        node = Node(home, "node-1", port or free_port())
        with node.running():
            yield node


def java_home() -> Path:
    """Home of the Java to run it with. Raises UnavailableError."""
    if named := os.environ.get("ES_JAVA_HOME") or os.environ.get("JAVA_HOME"):
        return Path(named)
    if found := shutil.which("java"):
        return Path(found).resolve().parents[1]
    raise UnavailableError("No Java found (Debian: apt-get install default-jre-headless).")


def _from_maven():
    java_home()
    distribution()
    return _own_node()


@contextmanager
def _own_node() -> Iterator[Server]:
    with running_node() as node:
        yield Server(node.url, node)


def _fetch(path: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise UnavailableError("No Maven found (Debian: apt-get install maven).")
    path.parent.mkdir(parents=True, exist_ok=True)
    command = [maven, "--quiet", "--batch-mode", "dependency:copy", f"-Dartifact={ARTIFACT}"]
    folder = path.parent / uuid.uuid4().hex  # so that two that fetch at once never see half a file
    done = subprocess.run(
        [*command, f"-DoutputDirectory={folder}"],
        cwd=path.parent,
        capture_output=True,
        text=True,
        timeout=DOWNLOADS_WITHIN,
        check=False,
    )
    try:
        if done.returncode:
            raise UnavailableError(
                f"Maven could not fetch {ARTIFACT}: {done.stdout[-500:].strip()}"
            )
        (folder / path.name).replace(path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _from_docker():
    docker = shutil.which("docker")
    if docker is None:
        raise UnavailableError("No Docker found.")
    if subprocess.run([docker, "info"], capture_output=True, check=False).returncode:
        raise UnavailableError("Docker is installed but not running.")
    return _container(docker)


@contextmanager
def _container(docker: str) -> Iterator[Server]:
    """The official image, without security, on a free port of 127.0.0.1."""
    name, port = f"portal-test-{uuid.uuid4().hex[:8]}", free_port()
    options = ["--env", "discovery.type=single-node", "--env", "xpack.security.enabled=false"]
    options += ["--env", "ES_JAVA_OPTS=-Xms512m -Xmx512m", "--publish", f"127.0.0.1:{port}:9200"]
    subprocess.run([docker, "run", "--detach", "--rm", "--name", name, *options, IMAGE], check=True)
    try:
        _wait_for(f"http://127.0.0.1:{port}")
        yield Server(f"http://127.0.0.1:{port}")
    finally:
        subprocess.run([docker, "stop", name], capture_output=True, check=False)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        if answers(url):
            return
        time.sleep(0.5)
    raise RuntimeError(f"{url} did not answer within {STARTS_WITHIN} seconds.")


def main() -> int:
    """Run one in the foreground; its data is gone when it stops, by Ctrl+C or by SIGTERM."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with running_node(int(sys.argv[1]) if sys.argv[1:] else None) as node:
            print(f"Elasticsearch {VERSION} answers on {node.url} until Ctrl+C.", flush=True)
            node.wait()
    except UnavailableError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
