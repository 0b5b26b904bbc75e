"""The 4-bit file: its blocks by hand, and its facts."""

import numpy as np
import pytest

from index.e5_file import BLOCK, Q4, read_e5
from index.unpack import source_file


def test_a_block_is_nibbles_minus_eight_times_the_scale():
    """scale 0.5: nibble 8 is 0, 0 is -4, 15 is 3.5."""
    nibbles = np.full((1, BLOCK), 8, np.uint8)
    nibbles[0, :2] = 0, 15
    dense = Q4(np.array([[0.5]], np.float32), nibbles).dense()
    assert dense[0, :3].tolist() == [-4.0, 3.5, 0.0]


def test_low_nibbles_are_the_first_half_of_a_block_and_high_ones_the_second():
    """Byte 0x9A of a file puts 0xA at place 0 and 0x9 at place 16."""
    from index.e5_file import _q4

    data = np.float16(1).tobytes() + bytes([0x9A]) + bytes([0x88] * 15)
    nibbles = _q4(data, 0, 1, BLOCK).nibbles[0]
    assert (nibbles[0], nibbles[16]) == (0xA, 0x9)
    assert set(nibbles[[at for at in range(BLOCK) if at not in (0, 16)]]) == {8}


def test_the_shipped_file_is_multilingual_e5_small():
    """Sizes, the first and last pieces, and every matrix in its shape."""
    file = read_e5(source_file().read_bytes())
    assert file.sizes[:7] == (384, 12, 12, 1536, 250037, 512, 2)
    assert len(file.pieces) == 250002
    assert [piece for piece, _ in file.pieces[:5]] == ["<s>", "<pad>", "</s>", "<unk>", ","]
    assert file.pieces[-1][0] == "<mask>"
    assert (file.bos, file.pad, file.eos, file.unk) == (0, 1, 2, 3)
    assert file.matrices["emb.word"].nibbles.shape == (250037, 384)
    assert file.matrices["l11.fi.w"].nibbles.shape == (1536, 384)
    assert file.matrices["l11.fo.w"].nibbles.shape == (384, 1536)
    assert len(file.matrices) == 1 + 12 * 6


def test_another_file_is_refused():
    """The magic is looked at before anything else."""
    with pytest.raises(ValueError, match="E5S1"):
        read_e5(b"GGUF" + bytes(100))
