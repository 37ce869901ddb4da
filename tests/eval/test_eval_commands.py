"""``python -m eval`` as CI calls it: real processes, exit codes, one sentence on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.encoder import PackagedEncoder
from tests.conftest import make_document, make_generation
from tests.test_commands import call, failed

ROWS = (
    {"id": "1", "question": "Đã cấp bao nhiêu thẻ căn cước?", "figures": [{"value": "87000000"}]},
    {"id": "2", "question": "Đã cấp bao nhiêu thẻ căn cước gắn chip?", "figures": [{"value": "5"}]},
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, packaged: PackagedEncoder) -> Path:
    """A folder with a question set and an index of the one document that it asks about."""
    place = tmp_path_factory.mktemp("eval")
    base = {"kind": "figure", "answerable": True, "documents": ["a.txt"]}
    (place / "q.jsonl").write_text("".join(json.dumps(base | row) + "\n" for row in ROWS), encoding="utf-8")
    make_generation(place / "index", [make_document("Đã cấp hơn 87 triệu thẻ căn cước gắn chip.", "a.txt")], packaged)
    return place


def test_run_compare_and_bounds(place: Path) -> None:
    on = ("--set", str(place / "q.jsonl"), "--index", str(place / "index"))
    done = call("-m", "eval", "run", *on, "--out", str(place / "a"), "--fail-under", "right=0.5")
    assert done.returncode == 0, done.stderr
    assert "đúng 1, sai 1, không trả lời 0 (n = 2)" in done.stdout
    low = call("-m", "eval", "run", *on, "--out", str(place / "b"), "--fail-under", "right=0.6", "--json")
    failed(low, 1, "Chưa đạt: right là 0.5000, mức phải đạt là 0.6.")
    assert json.loads(low.stdout)["measures"]["right"]["mean"] == 0.5
    failed(
        call("-m", "eval", "run", *on, "--typed", "x"), 2, "Không có lối gõ x; --typed nhận: accented, stripped, half"
    )
    same = call("-m", "eval", "compare", str(place / "a"), str(place / "b"))
    assert "0 câu đã đổi" in same.stdout
    assert same.stdout.startswith("right       +0.000 [+0.000, +0.000]  hơn 0, kém 0, n = 2, p 1\n")
    failed(call("-m", "eval", "compare", str(place / "a"), str(place / "index")), 2, "không phải thư mục kết quả")
    failed(call("-m", "eval", "run", *on, "--fail-under", "right"), 2, "PHÉP_ĐO=GIÁ_TRỊ")
    other = call("-m", "eval", "run", "--set", "core", "--index", str(place / "index"))
    failed(other, 2, "không có tài liệu nào mà bộ câu hỏi chấp nhận")


def test_answers_by_kind(place: Path) -> None:
    on = ("-m", "eval", "answers", "--set", str(place / "q.jsonl"), "--index", f"q={place / 'index'}")
    done = call(*on, "--typed", "slips", "--out", str(place / "answers"), "--fail-under", "figure=0.51")
    failed(done, 1, "Chưa đạt: figure là 0.5000, mức phải đạt là 0.51.")
    assert "bộ q: đúng" in done.stdout
    assert "typed.slips" in done.stdout
    assert (place / "answers" / "report.html").is_file()
    failed(call(*on, "--split", "held"), 2, "không có câu nào thuộc phần held; hãy chọn phần khác bằng --split")
    failed(call(*on, "--split", "x"), 2, "--split nhận: train, dev, held, all")
    failed(call(*on, "--typed", "x"), 2, "Không có lối gõ x; --typed nhận: accented, stripped")
    failed(call(*on, "--index", "q"), 2, "--index nhận TÊN=THƯ_MỤC")
    failed(call("-m", "eval", "answers", "--xquad", str(place)), 2, "xquad-vi")


def test_retrieval_of_figures(place: Path) -> None:
    on = ("--set", str(place / "q.jsonl"), "--index", str(place / "index"))
    done = call("-m", "eval", "retrieval", *on, "--out", str(place / "f"), "--fail-under", "figures.chosen.R@1=0.51")
    failed(done, 1, "figures.chosen.R@1 là 0.5000")
    assert (place / "f" / "report.html").is_file()


def test_retrieval_of_texts_refuses_what_is_not_there(tmp_path: Path) -> None:
    failed(call("-m", "eval", "retrieval", "--data", str(tmp_path)), 2, "--data")
    failed(call("-m", "eval", "retrieval", "--on", "x"), 2, "--on nhận: passages, sentences")


def test_figures_are_held_to_a_bound() -> None:
    on = ("-m", "eval", "figures", "--group", "shipped", "--fail-under")
    assert call(*on, "shipped.value.f1=0.5").returncode == 0
    failed(call(*on, "shipped.held.value.recall=1.01"), 1, "shipped.held.value.recall là")
    failed(call(*on, "x=1"), 2, "Không đo được x")
