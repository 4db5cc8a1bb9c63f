"""Find a Chromium for the browser tests, or install one.

python -m tests.browser.chromium             print the path of the browser
python -m tests.browser.chromium --install   make sure that there is one
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NONE_FOUND = (
    "No Chromium found. Install one (Debian: apt-get install chromium), "
    "or set CHROMIUM to the path of one."
)


def find() -> str | None:
    """Path of the browser: $CHROMIUM, an installed one, or the one that Playwright has fetched."""
    if chosen := os.environ.get("CHROMIUM"):
        return shutil.which(chosen)
    installed = (shutil.which(command) for command in COMMANDS)
    return next((path for path in installed if path), None) or _fetched_by_playwright()


def install() -> None:
    """Fetch Playwright's own build; where that cannot be reached, ask Debian when we may."""
    fetched = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False
    )
    if fetched.returncode == 0 or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True)


def launch_arguments() -> list[str]:
    """Chromium refuses its sandbox to root, and small containers have little shared memory."""
    return ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else []


def _fetched_by_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Print the browser's path, or with --install make sure that there is one."""
    if "--install" in sys.argv and find() is None:
        install()
    path = find()
    if path is None:
        print(NONE_FOUND, file=sys.stderr)
        return 1
    if "--install" not in sys.argv:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
