"""The command lines, as another program calls them: real processes, exit codes, stderr."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ENVIRONMENT = os.environ | {"PYTHONWARNINGS": "ignore"}


def call(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def failed(done: subprocess.CompletedProcess[str], code: int, message: str) -> None:
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, cache_dir: Path) -> Path:
    """A folder of one's own, indexed by the command."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "docs").mkdir()
    text = "Đã cấp hơn 87 triệu thẻ căn cước gắn chip.\n"
    (folder / "docs" / "thẻ.txt").write_text(text, encoding="utf-8")
    (folder / "docs" / "catalog.yaml").write_text(
        "- {file: thẻ.txt, title: Tin thẻ, published_on: 2024-10-12}", "utf-8"
    )
    words = ("-m", "index", "build", "--sources", str(folder / "docs"), "--index", str(folder / "index"))
    done = call(*words, HOISO_CACHE=str(cache_dir))
    assert done.returncode == 0, done.stderr
    assert "1 tài liệu, 1 đoạn" in done.stderr
    return folder


def test_build_search_ask(folder: Path) -> None:
    index = str(folder / "index")
    again = call("-m", "index", "build", "--if-needed", "--sources", str(folder / "docs"), "--index", index)
    assert (again.returncode, "đã mới" in again.stderr) == (0, True)
    hits = json.loads(call("-m", "index", "search", "thẻ căn cước", "-k", "3", "--index", index, "--json").stdout)
    assert [(hit["doc_id"], hit["start"]) for hit in hits] == [("thẻ.txt", 0)]
    found = call("-m", "index", "search", "thẻ căn cước", "--sentences", "-k", "1", "--index", index, "--json")
    assert [(row["doc_id"], row["start"]) for row in json.loads(found.stdout)] == [("thẻ.txt", 0)]
    shown = call("-m", "assistant", "ask", "Đã cấp bao nhiêu thẻ căn cước?", "--index", index)
    assert shown.stdout.startswith("**hơn 87 triệu thẻ căn cước gắn chip** [1] (theo bài đăng ngày 12/10/2024).\n")
    row = json.loads(call("-m", "assistant", "ask", "da cap bao nhieu the", "--index", index, "--json").stdout)
    assert (row["status"], row["figures"][0]["value"]) == ("answered", "87000000")


def test_the_offsets_of_an_answer_count_the_characters_of_the_file(folder: Path) -> None:
    row = json.loads(
        call("-m", "assistant", "ask", "Đã cấp bao nhiêu thẻ?", "--index", str(folder / "index"), "--json").stdout
    )
    citation = row["citations"][0]
    text = (folder / "docs" / citation["doc_id"]).read_text(encoding="utf-8")
    assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_batch(folder: Path) -> None:
    questions, out = folder / "q.jsonl", folder / "a.jsonl"
    questions.write_text('{"id": "a", "question": "Đã cấp bao nhiêu thẻ căn cước?"}\nx\n', encoding="utf-8")
    done = call("-m", "assistant", "batch", str(questions), str(out), "--index", str(folder / "index"))
    assert done.returncode == 0
    assert "2 câu: 1 trả lời, 0 không trả lời, 1 lỗi" in done.stderr
    assert [json.loads(line)["status"] for line in out.read_text("utf-8").splitlines()] == ["answered", "error"]


def test_bad_questions(folder: Path) -> None:
    index = str(folder / "index")
    failed(call("-m", "assistant", "ask", "", "--index", index), 2, "Câu hỏi trống")
    failed(call("-m", "assistant", "ask", "a" * 10_000, "--index", index), 2, "giới hạn là 1.000")
    failed(call("-m", "assistant", "ask", "thẻ", "--as-of", "mai", "--index", index), 2, "Ngày 'mai' không đọc được")
    failed(call("-m", "index", "search", " ", "--index", index), 2, "Câu hỏi trống")
    failed(call("-m", "assistant", "batch", "none.jsonl", "out.jsonl", "--index", index), 2, "Không mở được")


def test_bad_sources(tmp_path: Path) -> None:
    index = str(tmp_path / "index")
    build = ("-m", "index", "build", "--index", index, "--sources")
    failed(call(*build, str(tmp_path / "none")), 1, "Không có thư mục nguồn")
    (tmp_path / "docs").mkdir()
    failed(call(*build, str(tmp_path / "docs")), 1, "không có tài liệu nào đọc được")
    (tmp_path / "docs" / "a.txt").write_bytes(b"\xff\xfe")
    failed(call(*build, str(tmp_path / "docs")), 1, "a.txt không phải UTF-8")
    (tmp_path / "docs" / "a.txt").unlink()
    (tmp_path / "docs" / "a.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    failed(call(*build, str(tmp_path / "docs")), 1, "a.md không phải YAML")
    assert not (tmp_path / "index").exists()


def test_bad_indexes(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    failed(call("-m", "assistant", "ask", "thẻ", "--index", str(index)), 1, "Chưa có chỉ mục")
    failed(call("app.py", HOISO_INDEX=str(index)), 1, "Chưa có chỉ mục")
    shutil.copytree(folder / "index", index)
    failed(
        call("-m", "assistant", "ask", "thẻ", "--index", str(index), HOISO_MODEL="/none"),
        1,
        "bản đang chạy dùng '/none'",
    )
    (generation,) = (index / "generations").iterdir()
    (generation / "passages.jsonl").write_bytes(b"")
    failed(call("-m", "assistant", "ask", "thẻ", "--index", str(index)), 1, "passages.jsonl")
    failed(call("-m", "assistant", "ask", "thẻ", "--index", str(ROOT / "README.md")), 1, "chỉ mục")


def test_a_model_that_is_not_there(folder: Path) -> None:
    build = ("-m", "index", "build", "--sources", str(folder / "docs"), "--index", str(folder / "other"))
    done = call(*build, HOISO_MODEL="/none")
    assert done.returncode == 1
    assert "Không nạp được mô hình nhúng /none" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_bad_settings(folder: Path) -> None:
    index = str(folder / "index")
    failed(call("app.py", HOISO_INDEX=index, PORT="abc"), 2, "Biến môi trường PORT có giá trị 'abc'")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        failed(call("app.py", HOISO_INDEX=index, PORT=port), 2, f"Không mở được cổng {port}")


def test_figures_command() -> None:
    text = "Tính đến ngày 30/8/2023 có hơn 87 triệu thẻ."
    rows = json.loads(call("-m", "sources", "figures", "--text", text, "--json").stdout)
    assert [(row["type"], text[row["start"] : row["end"]]) for row in rows] == [
        ("period", "ngày 30/8/2023"),
        ("figure", "hơn 87 triệu"),
    ]
    assert rows[1]["value"] == "87000000"
    assert rows[1]["period"] == {"from": "2023-08-30", "to": "2023-08-30", "origin": "clause"}
    failed(call("-m", "sources", "figures"), 2, "Cần hoặc tên tệp, hoặc --text")
    failed(call("-m", "sources", "figures", "none.txt"), 2, "Không mở được tệp none.txt")


@pytest.mark.parametrize("package", ["sources", "index", "assistant", "eval"])
def test_help_is_vietnamese(package: str) -> None:
    done = call("-m", package, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Cách dùng: python -m {package} [TUỲ CHỌN] LỆNH …")
    for english in ("Usage", "Options", "Commands", "Show this"):
        assert english not in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("ask",), "Thiếu đối số «question»."),
        (("ask", "x", "--bad"), "Không có tuỳ chọn --bad."),
        (("nope",), "Không có lệnh «nope»."),
        (("ask", "a", "b"), "Thừa đối số: b."),
        (("ask", "x", "--index"), "Tuỳ chọn --index cần một giá trị."),
    ],
)
def test_bad_words_are_told_in_vietnamese(words: tuple[str, ...], message: str) -> None:
    failed(call("-m", "assistant", *words), 2, message)


def test_figures_are_a_table_with_a_head_or_json_with_spans() -> None:
    text = "Bến Tre xếp hạng 0/63, tăng 3 bậc so với năm 2021."
    table = call("-m", "sources", "figures", "--text", text, "--reference-date", "2023-07-12").stdout.splitlines()
    assert table[0].split("\t")[:4] == ["đầu", "cuối", "nguyên văn", "giá trị"]
    assert table[1].split("\t")[3:6] == ["0", "", "63"]
    rows = json.loads(call("-m", "sources", "figures", "--text", text, "--json").stdout)
    change = rows[1]
    assert change["attached_to"] == {"start": rows[0]["start"], "end": rows[0]["end"]}
    assert change["subject"] == "Bến Tre"
    assert [text[start:end] for start, end in change["subject_spans"]] == ["Bến Tre"]
    assert change["base_period"] == {"from": "2021-01-01", "to": "2021-12-31", "origin": "sentence"}
    assert text[change["clause"]["start"] : change["clause"]["end"]] == change["clause"]["text"]


def test_eval_figures_reports_the_shipped_labels_and_refuses_an_unknown_group() -> None:
    done = call("-m", "eval", "figures", "--group", "shipped")
    assert done.returncode == 0
    assert "shipped (giữ lại)" in done.stdout
    assert "span+value" in done.stdout
    failed(call("-m", "eval", "figures", "--group", "x"), 2, "Không có nhóm nhãn x")
    assert "period" in call("-m", "eval", "agreement").stdout


def test_eval_figures_skips_what_is_not_here(tmp_path: Path) -> None:
    done = call("-m", "eval", "figures", "--group", "news", "--shared", str(tmp_path))
    assert done.returncode == 0
    assert "news: bỏ qua" in done.stdout
