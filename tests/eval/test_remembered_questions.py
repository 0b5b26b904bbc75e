"""Vectors that are shared between configurations are the encoder's own."""

import numpy as np

from eval.remembered import KEPT, Remembered
from index.hash_encoder import HashEncoder


class Counting(HashEncoder):
    """An encoder that counts the questions it encodes."""

    encoded = 0

    def encode_queries(self, texts):  # noqa: ANN001
        """Count, then encode."""
        self.encoded += len(texts)
        return super().encode_queries(texts)


def test_a_question_is_encoded_once():
    """Until KEPT others have come."""
    encoder = Counting()
    shared = Remembered(encoder)
    first = shared.encode_queries(["甲", "乙"])
    np.testing.assert_array_equal(shared.encode_queries(["甲", "乙"]), first)
    np.testing.assert_array_equal(HashEncoder().encode_queries(["甲", "乙"]), first)
    assert encoder.encoded == 2
    for n in range(KEPT):
        shared.encode_queries([str(n)])
    shared.encode_queries(["甲"])
    assert encoder.encoded == 2 + KEPT + 1
    assert shared.encode_queries([]).shape == (0, 64)
