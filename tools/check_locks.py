"""Check the lock files: hashes on everything, no host names, and in step with the *.in files.

    python -m tools.check_locks requirements

In step means: every requirement of an *.in file (and of the files it includes) is pinned in the *.txt
beside it, at a version that satisfies it; and a package pinned in two lock files has one version.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOST = re.compile(r"://|--(?:extra-)?index-url|--find-links|--trusted-host")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)")


@dataclass
class Lock:
    """The pins of one lock file: name → version, and the names that carry a hash."""

    path: Path
    versions: dict[str, str] = field(default_factory=dict)
    hashed: set[str] = field(default_factory=set)


def read_lock(path: Path) -> Lock:
    """Read pins and hashes; a line that is neither is reported by `strange_lines`."""
    lock = Lock(path)
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := PIN.match(line):
            name = canonicalize_name(match["name"])
            lock.versions[name] = match["version"]
        elif line.strip().startswith("--hash=sha256:"):
            lock.hashed.add(name)
    return lock


def strange_lines(path: Path) -> list[str]:
    """Lines that name a host, an index or a place on the disk."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        f"{path}:{n}: names a host: {line}" for n, line in enumerate(lines, 1) if HOST.search(line)
    ]


def wanted(path: Path) -> list[Requirement]:
    """The requirements of an *.in file and of those it includes with `-r`."""
    found = []
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.split("#")[0].strip()
        if line.startswith("-r"):
            found += wanted(path.parent / line[2:].strip())
        elif line:
            found.append(Requirement(line))
    return found


def out_of_step(lock: Lock) -> list[str]:
    """What the *.in file asks for and the lock file does not give."""
    problems = []
    for requirement in wanted(lock.path.with_suffix(".in")):
        version = lock.versions.get(canonicalize_name(requirement.name))
        if version is None:
            problems.append(f"{lock.path}: lacks {requirement}; run `make lock`")
        elif not requirement.specifier.contains(version, prereleases=True):
            problems.append(
                f"{lock.path}: {version} does not satisfy {requirement}; run `make lock`"
            )
    return problems


def disagreements(locks: list[Lock]) -> list[str]:
    """Packages pinned at different versions in lock files that are installed together."""
    together = [lock for lock in locks if lock.path.stem != "geodata"]
    names = sorted({name for lock in together for name in lock.versions})
    problems = []
    for name in names:
        versions = {lock.versions[name] for lock in together if name in lock.versions}
        if len(versions) > 1:
            problems.append(f"{name} is locked at {' and '.join(sorted(versions))}")
    return problems


def check(folder: Path) -> list[str]:
    """Every problem found in the lock files of `folder`."""
    locks = [read_lock(path.with_suffix(".txt")) for path in sorted(folder.glob("*.in"))]
    problems = disagreements(locks)
    for lock in locks:
        problems += strange_lines(lock.path)
        problems += out_of_step(lock)
        bare = sorted(set(lock.versions) - lock.hashed)
        problems += [f"{lock.path}: {name} has no hash" for name in bare]
    return problems


def main() -> int:
    """Print the problems; 1 if there are any."""
    problems = check(Path(sys.argv[1]))
    print("\n".join(problems) or "Lock files: hashed, free of host names, in step with *.in")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
