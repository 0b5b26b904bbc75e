"""The cross-encoder: what it tells apart, that both precisions agree, and that the graph computes what torch computes."""

from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from index.adapter import read_adapter
from index.bert_folder import bert_name
from index.encoder import load_encoder
from index.encoder_files import CROSS, TOKENIZER, encoder_folder
from index.errors import BrokenEncoder

PASSAGE = "第三条 对新认定的国家高新技术企业，给予一次性奖励20万元，由市科技局负责兑现。"
PAIRS = [
    ("高企认定以后奖多少钱", PASSAGE),
    ("高企的奖励找哪个部门", PASSAGE),
    ("高企认定要哪些材料", PASSAGE),
    ("幼儿园什么时候报名", PASSAGE),
    ("店里的油烟多久清洗一次", "餐饮服务经营者应当每六个月至少清洗一次油烟净化设施，并保存记录。"),
    ("", PASSAGE),
    ("问" * 500, "答" * 2000),
    ("\ud800\x00", "\x00\udfff"),
]


@pytest.fixture(scope="module")
def logits(encoder_home: Path) -> dict[str, np.ndarray]:
    """Of each pair, by precision."""
    found = {}
    for precision in ("int8", "fp32"):
        reader = load_encoder(encoder_home, None, precision).cross_encoder
        assert reader is not None
        found[precision] = np.concatenate([reader.logits(question, [passage]) for question, passage in PAIRS])
    return found


def test_what_is_said_is_told_from_what_is_not(logits: dict[str, np.ndarray]):
    """The sum and the bureau stand in the clause; the papers, and a kindergarten, do not. Where the line lies between them
    is learned (`qa.refusal`)."""
    for found in logits.values():
        assert found.dtype == np.float32
        assert min(found[0], found[1], found[4]) > max(found[2], found[3]) + 5


def test_int8_tells_what_fp32_tells(logits: dict[str, np.ndarray]):
    """On every pair to within a tenth of what lies between the surest yes and the surest no, so that an evaluation in fp32
    holds for what is served."""
    exact = logits["fp32"]
    np.testing.assert_allclose(logits["int8"], exact, atol=0.1 * float(exact.max() - exact.min()))


def test_a_pair_does_not_depend_on_those_beside_it(encoder_home: Path):
    """Pairs run one at a time."""
    reader = load_encoder(encoder_home).cross_encoder
    assert reader is not None
    together = reader.logits("奖多少", [PASSAGE, "其他", PASSAGE])
    assert together[0] == together[2] == reader.logits("奖多少", [PASSAGE])[0]
    assert reader.logits("奖多少", []).shape == (0,)


def test_the_graph_computes_what_torch_computes(encoder_home: Path, logits: dict[str, np.ndarray]):
    """Nine layers of the folder's weights and what was added, the two means, the head: to a thousandth."""
    folder, trained = encoder_folder(encoder_home), read_adapter()
    model = AutoModel.from_pretrained(folder, num_hidden_layers=9, add_pooling_layer=False).eval()
    with torch.no_grad():
        for name, added in trained.cross_encoder.items():
            model.get_parameter(bert_name(name)).add_(torch.from_numpy(added.up @ added.down))
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        for (question, passage), expected in zip(PAIRS[:5], logits["fp32"], strict=False):
            asked, read = tokenizer.encode(question).ids, tokenizer.encode(passage).ids
            ids = [*asked, asked[-1], *read[1:]]
            hidden = model(input_ids=torch.tensor([ids])).last_hidden_state[0]
            means = torch.cat([hidden[: len(asked)].mean(0), hidden[len(asked) :].mean(0)]).numpy()
            assert means @ trained.head[:-1] + trained.head[-1] == pytest.approx(expected, abs=1e-3)


def test_a_damaged_graph_is_one_sentence(tmp_path: Path, encoder_home: Path):
    """It is noticed before anybody asks."""
    (tmp_path / "encoder").mkdir()
    folder = encoder_folder(tmp_path)
    folder.mkdir()
    for file in encoder_folder(encoder_home).iterdir():
        if file.is_file():
            (folder / file.name).hardlink_to(file)
    load_encoder(tmp_path)
    (folder / CROSS).unlink()
    (folder / CROSS).write_bytes(b"other")
    with pytest.raises(BrokenEncoder, match="已损坏"):
        load_encoder(tmp_path)
