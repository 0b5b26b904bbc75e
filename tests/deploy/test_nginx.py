"""The nginx example, run by a real nginx in front of the page: HTTPS, pieces as they come, the visitor's address.

Only the ports, the certificate and the name are put in; all else is the file as it is shipped.
"""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "page"))
from fake_assistant import FakeAssistant, policy
from gradio_client import Client
from gradio_client.exceptions import AppError
from served import serving

from page.rate import Rate

EXAMPLE = Path(__file__).parents[2] / "deploy" / "nginx.conf"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Addresses by HTTPS and by HTTP of an nginx in front of a page that lets a session ask twice a minute."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        words = "no nginx: apt-get install nginx-light"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    folder = tmp_path_factory.mktemp("nginx")
    gate = threading.Event()
    gate.set()
    for served in serving(folder, gate, FakeAssistant(), [policy()], rate=Rate(2)):
        secure, plain = free_port(), free_port()
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
             "-keyout", folder / "key", "-out", folder / "crt"],
            check=True,
            capture_output=True,
        )  # fmt: skip
        text = EXAMPLE.read_text(encoding="utf-8")
        for given, used in (
            ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
            ("listen [::]:443 ssl;", ""),
            ("listen 80", f"listen 127.0.0.1:{plain}"),
            ("listen [::]:80;", ""),
            ("http://127.0.0.1:7860", served.address.rstrip("/")),
            ("/etc/nginx/tls/policy.crt", str(folder / "crt")),
            ("/etc/nginx/tls/policy.key", str(folder / "key")),
        ):
            assert given in text
            text = text.replace(given, used)
        (folder / "site.conf").write_text(text, encoding="utf-8")
        (folder / "nginx.conf").write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
            f"events {{}}\nhttp {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n"
            f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
            f"include {folder}/site.conf; }}\n",
            encoding="utf-8",
        )
        command = [nginx, "-c", folder / "nginx.conf", "-e", folder / "error.log"]
        checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
        with subprocess.Popen(command) as running:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", secure)) == 0:
                        break
                threading.Event().wait(0.05)
            yield f"https://127.0.0.1:{secure}/", f"http://127.0.0.1:{plain}/"
            running.terminate()


def trusting() -> ssl.SSLContext:
    """Our own certificate is signed by nobody."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def test_page_and_health_by_https(proxied: tuple[str, str]):
    """The page comes whole, with its headers and that of the example."""
    with urllib.request.urlopen(proxied[0], context=trusting(), timeout=20) as reply:
        assert "政策问答" in reply.read().decode()
        assert reply.headers["Strict-Transport-Security"]
        assert "frame-ancestors" in reply.headers["Content-Security-Policy"]
    with urllib.request.urlopen(proxied[0] + "health", context=trusting(), timeout=20) as reply:
        assert reply.status == 200


def test_http_leads_to_https(proxied: tuple[str, str]):
    """Nothing is served in the clear."""
    reader = urllib.request.build_opener(_NoRedirect)
    with pytest.raises(urllib.error.HTTPError) as told:
        reader.open(proxied[1] + "?q=x", timeout=20)
    with told.value:
        assert told.value.code == 301
        assert told.value.headers["Location"] == "https://127.0.0.1/?q=x"


def test_pieces_come_as_they_are_sent(proxied: tuple[str, str]):
    """The first line of an endless answer arrives though the answer never ends."""
    address = proxied[0] + "gradio_api/heartbeat/s"
    with urllib.request.urlopen(address, context=trusting(), timeout=20) as reply:
        assert reply.readline().strip() != b""


def test_visitors_are_limited_by_their_own_address(proxied: tuple[str, str]):
    """Through the proxy nobody counts as sitting at this machine, whatever he says of himself."""
    far = Client(proxied[0], ssl_verify=False, verbose=False, headers={"X-Forwarded-For": "127.0.0.1"})
    for _ in range(2):
        assert far.predict("小巨人", api_name="/ask")["kind"] == "answer"
    with pytest.raises(AppError, match="请稍等"):
        far.predict("小巨人", api_name="/ask")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Stay."""
