"""Certificates that last for the length of a test, made by `openssl`."""

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-days", "2")


@dataclass(frozen=True)
class Authority:
    """Someone who signs certificates: the file to know it by, and its key."""

    certificate: Path
    key: Path

    def server_context(self, names: str) -> ssl.SSLContext:
        """What a server needs that shows a certificate for these names: `DNS:localhost,IP:127.0.0.1`."""
        certificate, key = (self.key.with_name(name) for name in ("server.pem", "server.key"))
        signed = ("-CA", self.certificate, "-CAkey", self.key, "-subj", "/CN=Server")
        _make(certificate, key, *signed, "-addext", f"subjectAltName={names}")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
        return context


def make_authority(folder: Path) -> Authority:
    """An authority that nobody has heard of, in a folder of its own."""
    folder.mkdir()
    authority = Authority(folder / "ca.pem", folder / "ca.key")
    _make(authority.certificate, authority.key, "-subj", "/CN=Authority of a test")
    return authority


def _make(certificate: Path, key: Path, *options: object) -> None:
    command = ["openssl", "req", "-x509", *NEW_KEY, "-out", certificate, "-keyout", key, *options]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
