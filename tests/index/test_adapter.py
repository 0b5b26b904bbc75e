"""What training has added: checked before it is read, small, and really in the unpacked weights."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save

from index.adapter import FILE, read_adapter
from index.bert_folder import bert_name
from index.e5_file import BLOCK, Q4, E5File, LowRank, Sizes, read_e5
from index.encoder_files import WEIGHTS, encoder_folder
from index.errors import BrokenEncoder
from index.unpack import source_file


def test_a_matrix_is_its_blocks_and_what_training_added():
    """Zeros with up (2, 1) = [1, 2] and down (1, 32) = 3, 3, ...: rows of 3 and of 6."""
    zeros = Q4(np.ones((2, 1), np.float32), np.full((2, BLOCK), 8, np.uint8))
    added = LowRank(np.array([[1], [2]], np.float32), np.full((1, BLOCK), 3, np.float32))
    file = E5File(
        Sizes(32, 1, 1, 64, 2, 8, 1, 1e-5), (), 0, 0, 0, 0, {}, {"m": zeros, "n": zeros}, {"m": added}
    )
    assert file.dense("m")[:, 0].tolist() == [3.0, 6.0]
    assert not file.dense("n").any()


def test_another_file_is_never_merged(tmp_path: Path):
    """One sentence names the file, whether it is absent or changed."""
    path = tmp_path / "adapter.safetensors"
    with pytest.raises(BrokenEncoder, match="无法读取"):
        read_adapter(path)
    path.write_bytes(save({"l0.q.w.up": np.zeros((2, 1), np.uint8)}))
    with pytest.raises(BrokenEncoder, match="SHA-256"):
        read_adapter(path)


def test_the_shipped_file_is_small_and_names_every_matrix_of_the_layers():
    """At most 2 MB; the vocabulary is not in it."""
    assert FILE.stat().st_size <= 2_000_000
    matrices = read_e5(source_file().read_bytes()).matrices
    added = read_adapter()
    assert set(added.encoder) == matrices.keys() - {"emb.word"}
    lower = {name for name in added.encoder if int(name[1:].split(".")[0]) < 9}
    assert set(added.cross_encoder) == lower
    assert added.head.shape == (2 * 384 + 1,)


def test_the_unpacked_weights_hold_it(encoder_home: Path):
    """A matrix of the folder is the published one plus up @ down."""
    weights = load_file(encoder_folder(encoder_home) / WEIGHTS)
    published = read_e5(source_file().read_bytes()).matrices["l3.fo.w"].dense()
    added = read_adapter().encoder["l3.fo.w"]
    np.testing.assert_allclose(weights[bert_name("l3.fo.w")], published + added.up @ added.down, atol=1e-6)
    assert np.abs(added.up @ added.down).max() > 1e-4
