"""A real `milvus-lite server` in a process of its own, to be killed."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import UnreachableEngine
from index.milvus_client import MilvusConnection


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Its address and its process, once it answers; ended at the end, however it fares."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "milvus_lite", "server", "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, "--port", str(port), "--data-dir", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        while not answers(address):
            assert process.poll() is None, "the server ended before it answered"
        yield address, process
    finally:
        process.kill()
        process.wait()


def answers(address: str) -> bool:
    """Whether Milvus answers there; a connection waits for it a while."""
    try:
        MilvusConnection(address).close()
    except UnreachableEngine:
        return False
    return True
