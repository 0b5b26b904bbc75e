"""The weights of an `E5File` as a folder that sentence-transformers and onnxruntime open.

BertModel weights (fp32 safetensors), a Unigram `tokenizer.json`, the prompts `query: ` and `passage: `,
two ONNX graphs of the same weights, and that of the cross-encoder where it is trained.
But: does not check the weights, and the folder has to be empty.
"""

from __future__ import annotations

import errno
import json
import re
import struct
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from corpus.checksums import write_checksums
from index.bert_graph import Slice, fp32_graph, int8_graph, vocabulary
from index.cross_graph import cross_fp32_graph, cross_int8_graph
from index.e5_file import E5File, Floats
from index.encoder_files import CROSS, CROSS_FP32, FP32, INT8, MAX_TOKENS, TOKENIZER, VOCABULARY, WEIGHTS

LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
#: Those of a layer that are matrices: what training may add to.
MATRIX_NAMES = {part: name for part, name in LAYER_NAMES.items() if not part.endswith("ln")}
_EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def write_model(file: E5File, folder: Path) -> None:
    """Write everything that sentence-transformers and onnxruntime need into an existing folder."""
    _save(bert_tensors(file), folder / WEIGHTS)
    slices = _slices(folder / WEIGHTS, file)
    (folder / FP32).write_bytes(fp32_graph(file, WEIGHTS, slices).SerializeToString())
    (folder / VOCABULARY).write_bytes(vocabulary(file))
    (folder / INT8).write_bytes(int8_graph(file, VOCABULARY).SerializeToString())
    if file.crossed:
        (folder / CROSS).write_bytes(cross_int8_graph(file, VOCABULARY).SerializeToString())
        (folder / CROSS_FP32).write_bytes(cross_fp32_graph(file, WEIGHTS, slices).SerializeToString())
    (folder / TOKENIZER).write_text(bert_tokenizer(file).to_str(), "utf-8")
    (folder / "1_Pooling").mkdir()
    for name, content in _configurations(file).items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    write_checksums(folder)


def _save(tensors: dict[str, Floats], path: Path) -> None:
    """Write safetensors; what the system refuses is an OSError with its number, as everywhere else."""
    try:
        save_file(tensors, path, {"format": "pt"})
    except SafetensorError as error:
        number = re.search(r"os error (\d+)", str(error))
        raise OSError(int(number[1]) if number else errno.EIO, str(error)) from error


def bert_tensors(file: E5File) -> dict[str, Floats]:
    """The weights under transformers' names for a BertModel."""
    hidden = file.sizes.hidden
    tensors: dict[str, Floats] = {}
    for name, vector in file.vectors.items():
        shaped = vector.reshape(-1, hidden) if name in ("emb.pos", "emb.type") else vector
        tensors[bert_name(name)] = shaped
    for name in file.matrices:
        tensors[bert_name(name)] = file.dense(name)
    # A sentence vector is the mean of the tokens; BertModel's own pooler is not in the file and not used.
    tensors["pooler.dense.weight"] = np.zeros((hidden, hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(hidden, np.float32)
    return tensors


def bert_tokenizer(file: E5File) -> Tokenizer:
    """XLM-RoBERTa's tokenizer: Nmt, NFKC, blanks collapsed, Metaspace, Unigram, `<s> … </s>`."""
    tokenizer = Tokenizer(models.Unigram(list(file.pieces), unk_id=file.unk))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", file.bos), ("</s>", file.eos)],
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    return tokenizer


def bert_name(name: str) -> str:
    """transformers' name of a tensor of the file.

    Example: "l0.q.w" -> "encoder.layer.0.attention.self.query.weight"
    """
    if name in _EMBEDDING_NAMES:
        return _EMBEDDING_NAMES[name]
    layer, part, kind = name.split(".")  # l0.q.w
    return f"encoder.layer.{layer[1:]}.{LAYER_NAMES[part]}.{'weight' if kind == 'w' else 'bias'}"


def _slices(weights: Path, file: E5File) -> dict[str, Slice]:
    """Where each matrix lies in a safetensors file: u64 length, JSON with `data_offsets`, then the data."""
    with weights.open("rb") as opened:
        (length,) = struct.unpack("<Q", opened.read(8))
        header = json.loads(opened.read(length))
    found = {}
    for name in file.matrices:
        start, end = header[bert_name(name)]["data_offsets"]
        found[name] = Slice(8 + length + start, end - start)
    return found


def _configurations(file: E5File) -> dict[str, object]:
    """The small JSON files of a sentence-transformers folder, by name."""
    sizes = file.sizes
    special = {"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>",
               "pad_token": "<pad>", "unk_token": "<unk>", "mask_token": "<mask>"}  # fmt: skip
    modules = [
        ("", "sentence_transformers.models.Transformer"),
        ("1_Pooling", "sentence_transformers.models.Pooling"),
        ("2_Normalize", "sentence_transformers.models.Normalize"),
    ]
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "vocab_size": sizes.vocabulary,
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.intermediate,
            "hidden_act": "gelu",
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.types,
            "layer_norm_eps": 1e-12,
            "pad_token_id": file.pad,
            "bos_token_id": file.bos,
            "eos_token_id": file.eos,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_TOKENS,
            "clean_up_tokenization_spaces": False,
            **special,
        },
        "special_tokens_map.json": special,
        "modules.json": [
            {"idx": number, "name": str(number), "path": path, "type": kind}
            for number, (path, kind) in enumerate(modules)
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_cls_token": False,
            "pooling_mode_max_tokens": False,
        },
        "sentence_bert_config.json": {"max_seq_length": MAX_TOKENS, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
