"""The two encoders on the packaged weights, each against the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder, PackagedEncoder, SentenceTransformerEncoder, encoder_name
from index.packaged import dequantise, read_weights
from sources.errors import EncoderUnusable
from sources.library import load_library
from tests.conftest import ROOT

TEXTS = [
    "Bộ Công an đã cấp hơn 87 triệu thẻ căn cước công dân gắn chip.",
    "Tỷ lệ hồ sơ trực tuyến của cả nước đạt 43,8%.",
    "Chữ ký số là chữ ký điện tử sử dụng thuật toán khóa không đối xứng.",
    "Người dân quên mật khẩu VNeID thì chọn Quên mật khẩu ở màn hình đăng nhập.",
    "a",
]
QUESTIONS = ["Đã cấp bao nhiêu thẻ căn cước?", "Chữ ký số là gì?", "quen mat khau vneid"]


def test_both_give_the_same_vectors(packaged: PackagedEncoder, building: Encoder) -> None:
    assert (building.name, building.dim) == (packaged.name, packaged.dim) == (encoder_name("packaged"), 384)
    engine, model = packaged.encode_passages(TEXTS), building.encode_passages(TEXTS)
    for vectors in (engine, model):
        assert vectors.shape == (len(TEXTS), 384)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert (engine * model).sum(axis=1).min() > 0.999
    for question in QUESTIONS:
        assert float(packaged.encode_question(question) @ building.encode_question(question)) > 0.999


def test_both_give_the_same_ranking(packaged: PackagedEncoder, building: Encoder) -> None:
    """On real sentences: the same first, and any two that change places lie as close as rounding."""
    documents = load_library(ROOT / "sources" / "documents").documents
    lines = [line for d in documents[:12] for line in d.body.of(d.text).splitlines() if len(line) > 60][:120]
    vectors = building.encode_passages(lines)
    for question in QUESTIONS:
        by_engine = vectors @ packaged.encode_question(question)
        by_model = vectors @ building.encode_question(question)
        assert by_engine.argmax() == by_model.argmax()
        order = np.argsort(-by_model)
        assert (np.diff(by_engine[order]) < 0.004).all()


def test_an_empty_list_and_odd_text_are_encoded(packaged: PackagedEncoder, building: Encoder) -> None:
    for encoder in (packaged, building):
        assert encoder.encode_passages([]).shape == (0, 384)
        odd = ["\0", "a\0b", "\ud800", "😀" * 50, "\u202eabc", "x" * 5000, "\ufdfa" * 200]
        assert np.isfinite(encoder.encode_passages(odd)).all()


def test_progress_adds_up(packaged: PackagedEncoder) -> None:
    done: list[int] = []
    packaged.encode_passages(TEXTS * 5, done.append)
    assert sum(done) == 5 * len(TEXTS)


def test_q4_blocks_by_hand() -> None:
    scale = np.float16(0.5).tobytes()
    weights = dequantise(scale + bytes([0x80] + [0x88] * 14 + [0xF8]))
    assert weights.shape == (32,)
    # byte 0: low nibble 0 -> (0 - 8) / 2 at 0, high nibble 8 -> 0 at 16; byte 15: low 8 -> 0, high 15 -> 3.5 at 31
    assert (weights[0], weights[16], weights[15], weights[31]) == (-4.0, 0.0, 0.0, 3.5)


def test_foreign_weights_are_refused() -> None:
    with pytest.raises(EncoderUnusable, match="mở đầu bằng b'GGUF', cần b'E5S1'"):
        read_weights(b"GGUF" + bytes(100))


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnusable, match="HOISO_MODEL"):
        SentenceTransformerEncoder(str(tmp_path / "none"))


def test_asking_imports_neither_torch_nor_transformers() -> None:
    script = (
        "import sys; from index.encoder import asking_encoder; import assistant.assistant, assistant.render\n"
        "asking_encoder('packaged').encode_question('thẻ')\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'langchain_core', 'gradio', 'scipy'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
