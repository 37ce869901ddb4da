"""``python -m sources add``: what is shown, what is asked, what is stored; documents that are nearly the same."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sources.adding import store, survey, tell
from sources.errors import BadMetadata, FileUnreadable, UsageError
from sources.library import load_library
from sources.near_duplicates import near_duplicates, shingles
from tests.conftest import ROOT, make_document

ARTICLE = (
    "Trong 6 tháng đầu năm 2023, tỉnh Bình Minh đã cấp 1,2 triệu thẻ căn cước. Số hồ sơ nộp qua mạng là 45.000 hồ sơ. "
    "Sở đặt mục tiêu 80% hồ sơ được giải quyết toàn trình vào cuối năm, theo báo cáo của tổ công tác."
)
OTHER = "Cả nước có 63 trung tâm phục vụ hành chính công, trong đó 12 trung tâm mở cửa ngày thứ bảy để đón người dân."
PAGE = (
    "<html><head><title>Cấp thẻ</title><meta property='og:site_name' content='Báo A'>"
    "<meta name='author' content='Trần B'><meta property='article:published_time' content='2023-07-12'></head>"
    f"<body><article><h1>Cấp thẻ</h1><p>{ARTICLE}</p></article></body></html>"
)


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def run(*arguments: str | Path, answer: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sources", "add", *map(str, arguments)]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, input=answer or "", check=False, env=env)


def test_it_shows_what_was_read_and_stores_nothing_unasked(tmp_path: Path) -> None:
    page = put(tmp_path / "new", "the.html", PAGE)
    done = run(page, "--to", tmp_path / "library")
    assert done.returncode == 2
    for shown in (
        "Tên bài: Cấp thẻ", "Nơi đăng: Báo A", "Ngày đăng: 2023-07-12", "Tác giả: Trần B", "Số câu: 4", "Số liệu: 3",
        "    # Cấp thẻ\n    Trong 6 tháng đầu năm 2023",
    ):  # fmt: skip
        assert shown in done.stdout
    assert done.stderr.strip() == "Lỗi: Không có ai để hỏi lại; hãy thêm --yes để cất các tệp trên."
    assert not (tmp_path / "library").exists()


def test_with_yes_it_stores_the_file_and_what_is_known_of_it(tmp_path: Path) -> None:
    page = put(tmp_path / "new", "the.html", PAGE)
    library = tmp_path / "library"
    done = run(page, "--to", library, "--publisher", "Báo B", "--published-on", "2023-07", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert (library / "the.html").read_bytes() == page.read_bytes()
    assert yaml.safe_load((library / "catalog.yaml").read_text(encoding="utf-8")) == [
        {"file": "the.html", "title": "Cấp thẻ", "publisher": "Báo B", "published_on": "2023-07", "byline": "Trần B"}
    ]
    (document,) = load_library(library).documents
    assert (document.publisher, str(document.published_on)) == ("Báo B", "2023-07")
    assert sorted(path.name for path in library.iterdir()) == ["catalog.yaml", "the.html"]


@pytest.mark.parametrize(
    ("answer", "stored"), [("c\n", True), ("Có\n", True), ("k\n", False), ("\n", False), ("", False)]
)
def test_a_person_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, stored: bool) -> None:
    from sources.__main__ import add_command

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    add_command([put(tmp_path / "new", "a.txt", ARTICLE)], to=tmp_path / "library")
    assert (tmp_path / "library" / "a.txt").exists() is stored


@pytest.mark.parametrize(
    ("catalog", "kept"),
    [
        ("# Danh mục\n- file: cu.txt # bài cũ\n  title: Bài cũ", True),
        ("[{file: cu.txt, title: Bài cũ}]\n", False),
        ("  - file: cu.txt\n    title: Bài cũ\n", False),
        ("", True),
    ],
)
def test_a_catalog_is_gone_on_with(tmp_path: Path, catalog: str, kept: bool) -> None:
    library = tmp_path / "library"
    put(library, "cu.txt", OTHER)
    path = put(library, "catalog.yaml", catalog)
    store(survey([put(tmp_path, "a.txt", ARTICLE)], library, {"title": "Bài mới: 5"}), library)
    assert path.read_text(encoding="utf-8").startswith(catalog) is kept
    titles = {document.doc_id: document.title for document in load_library(library).documents}
    assert titles == {"a.txt": "Bài mới: 5", "cu.txt": "Bài cũ" if catalog else None}


def test_near_duplicates_are_told(tmp_path: Path) -> None:
    library = tmp_path / "library"
    put(library, "cu.txt", ARTICLE)
    put(library, "khac.txt", OTHER)
    page = put(tmp_path / "new", "the.html", PAGE)
    again = put(tmp_path / "new", "lai.txt", ARTICLE)
    first, second = survey([page, again], library, {})
    assert [one.doc_id for one in first.alike] == ["cu.txt"]
    assert [(one.doc_id, one.is_same) for one in second.alike] == [("cu.txt", True), ("the.html", False)]
    assert "giống hệt «cu.txt»" in tell(second)
    assert "gần trùng với «the.html» (chung 9" in tell(second)


def test_measures_of_likeness_by_hand() -> None:
    one, other = make_document("a b c d e f"), make_document("b c d e f g", "e.txt")
    assert shingles(one) == {"a b c d e", "b c d e f"}
    assert near_duplicates(one, [other]) == []  # one shingle of three
    (found,) = near_duplicates(one, [make_document("a b c d e f g", "e.txt")])
    assert (found.jaccard, found.held, found.is_same) == (2 / 3, 1.0, False)
    (excerpt,) = near_duplicates(one, [make_document("a b c d e f " + " ".join(map(str, range(40))), "e.txt")])
    assert excerpt.jaccard < 0.1
    assert excerpt.held == 1.0


def test_tone_marks_placed_otherwise_and_capitals_are_the_same_words() -> None:
    assert shingles(make_document("HOÀ bình và khoẻ mạnh")) == shingles(make_document("hòa bình và khỏe mạnh"))
    assert shingles(make_document(" \n")) == frozenset()
    assert near_duplicates(make_document("!"), [make_document("?", "e.txt")]) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("README.md", "Tên README.md không dùng được"),
        (".an.txt", "Tên .an.txt không dùng được"),
        ("cu.txt", "đã có tệp cu.txt"),
        ("trong.txt", "không có chữ nào"),
        ("mat.txt", "Không mở được tệp"),
    ],
)
def test_files_that_cannot_be_added(tmp_path: Path, name: str, message: str) -> None:
    library = tmp_path / "library"
    put(library, "cu.txt", OTHER)
    path = tmp_path / name
    if name != "mat.txt":
        put(tmp_path, name, " \n" if name == "trong.txt" else ARTICLE)
    with pytest.raises(UsageError, match=message):
        survey([path], library, {})


def test_bad_use_and_what_the_folder_says_of_itself(tmp_path: Path) -> None:
    one, two = put(tmp_path, "a.txt", ARTICLE), put(tmp_path, "b.txt", OTHER)
    assert "--title chỉ dùng khi thêm một tệp" in run(one, two, "--title", "x", "--to", tmp_path / "l").stderr
    bad_day = run(one, "--published-on", "mai", "--to", tmp_path / "l")
    assert (bad_day.returncode, "Ngày 'mai' không đọc được" in bad_day.stderr) == (2, True)
    put(tmp_path / "broken", "catalog.yaml", "a: 1")
    with pytest.raises(BadMetadata, match="phải là một danh sách"):
        survey([one], tmp_path / "broken", {})


def test_a_folder_that_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    library = put(tmp_path, "library", "a file, not a folder")
    candidates = survey([put(tmp_path, "a.txt", ARTICLE)], library, {})
    with pytest.raises(FileUnreadable, match="Không ghi được vào thư mục"):
        store(candidates, library)
    assert library.read_text(encoding="utf-8") == "a file, not a folder"


def test_start_up_imports_no_reader_library() -> None:
    heavy = ("trafilatura", "lxml", "pypdfium2", "docx", "ftfy", "numpy", "PIL")
    code = f"import sys, sources.__main__, sources.library; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
