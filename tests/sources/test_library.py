from __future__ import annotations

from pathlib import Path

import pytest

from sources.document import Document, PartialDate
from sources.errors import (
    BadMetadata,
    BrokenFile,
    NotUtf8,
    OcrUnavailable,
    SourcesEmpty,
    SourcesMissing,
    UnsupportedFormat,
)
from sources.library import load_library
from sources.readers import READERS, read

FRONT = "---\ntitle: Thẻ\npublished_on: 2023-07\nas_of: 2023\nurl: null\ntopics: [a, b]\nother: 1\n---\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_front_matter_is_read_and_offsets_count_the_whole_file() -> None:
    document = read("a.md", (FRONT + "# Tiêu đề\n\nCó 5 thẻ.\n").encode())
    assert (document.title, str(document.published_on), str(document.as_of)) == ("Thẻ", "2023-07", "2023")
    assert document.topics == ("a", "b")
    assert document.url is None
    assert document.body.of(document.text).startswith("# Tiêu đề")
    assert document.text.startswith(FRONT)


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    assert read("a.md", b"# Ti\xc3\xaau\n\nx").title == "Tiêu"
    assert read("a.txt", "Tiêu".encode()).title is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: a\n", "không có dòng --- đóng lại"),
        ("---\ntitle: a: b\n---\n", r"a\.md không phải YAML: dòng 2"),
        ("---\n- a\n---\n", "phải là các dòng «tên: giá trị»"),
        ("---\npublished_on: mai\n---\n", "mục published_on: Ngày 'mai' không đọc được"),
        ("---\npublished_on: 2023-02-30\n---\n", r"a\.md"),
        ("---\ntitle: [a]\n---\n", "mục title: cần một dòng chữ"),
        ("---\ntopics: a\n---\n", "mục topics: cần một danh sách chuỗi, gặp 'a'"),
        ("---\ntopics: [a, [b]]\n---\n", "mục topics: cần một danh sách chuỗi"),
    ],
)
def test_broken_front_matter_is_named(text: str, message: str) -> None:
    with pytest.raises(BadMetadata, match=message):
        read("a.md", text.encode())


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UnsupportedFormat, match=r"a\.xyz; hiện đọc được: \.docx, \.htm, \.html, \.md, \.pdf, \.txt"):
        read("a.xyz", b"")


def test_the_catalog_tells_of_its_files(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Có 5 thẻ.", n__b_txt="Có 6 thẻ.", README_md="về thư mục", c_xlsx="PK")
    catalog = "- file: a.txt\n  title: Bài A\n  publisher: Báo\n  published_on: 2023-07-12\n"
    write(tmp_path, catalog_yaml=catalog, n__catalog_yaml="- {file: b.txt, title: Bài B}")
    library = load_library(tmp_path)
    assert [(d.doc_id, d.title) for d in library.documents] == [("a.txt", "Bài A"), ("n/b.txt", "Bài B")]
    assert library.documents[0].published_on == PartialDate(2023, 7, 12)
    assert [name for name, _ in library.skipped] == ["README.md", "c.xlsx"]


@pytest.mark.parametrize(
    ("catalog", "message"),
    [
        ("a: 1", "phải là một danh sách"),
        ("- {title: x}", "mục thứ 1 phải có «file: tên tệp»"),
        ("- {file: mat.txt}", r"nêu tệp mat\.txt nhưng không có tệp đó"),
        ("- {file: a.txt}\n- {file: a.txt}", "mục thứ 2: tệp a.txt đã có"),
        ("- {file: a.txt, published_on: x}", "mục thứ 1, mục published_on"),
        ("- {file: a.txt, topics: VNeID}", "mục thứ 1, mục topics: cần một danh sách chuỗi"),
        ("- {file: [", "không phải YAML"),
    ],
)
def test_a_broken_catalog_is_named(tmp_path: Path, catalog: str, message: str) -> None:
    write(tmp_path, a_txt="x", catalog_yaml=catalog)
    with pytest.raises(BadMetadata, match=message):
        load_library(tmp_path)


def test_no_folder_an_empty_one_and_one_without_documents(tmp_path: Path) -> None:
    with pytest.raises(SourcesMissing, match="Không có thư mục nguồn"):
        load_library(tmp_path / "none")
    with pytest.raises(SourcesEmpty, match="không có tài liệu nào đọc được"):
        load_library(tmp_path)
    write(tmp_path, a_txt="  \n", b_xlsx="PK", _hidden_txt="x")
    (tmp_path / ".hidden.txt").unlink(missing_ok=True)
    with pytest.raises(SourcesEmpty):
        load_library(tmp_path)


def test_a_file_whose_encoding_is_unknown_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"ab\xff\xfe")
    with pytest.raises(NotUtf8, match=r"Tệp x\.txt không phải UTF-8"):
        load_library(tmp_path)


@pytest.mark.parametrize("name", ["x.pdf", "x.docx", "x.html"])
def test_a_file_that_is_not_what_its_ending_says_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"   \n")
    with pytest.raises(BrokenFile, match=name):
        load_library(tmp_path)


def test_what_the_catalog_says_wins_over_what_a_page_says(tmp_path: Path) -> None:
    page = "<title>Trang</title><meta property='og:site_name' content='Báo A'><p>Có 5 triệu thẻ.</p>"
    write(
        tmp_path,
        a_html=page,
        catalog_yaml="- {file: a.html, publisher: Báo B, published_on: 2023-07, topics: [VNeID, Đề án 06]}",
    )
    (document,) = load_library(tmp_path).documents
    assert (document.title, document.publisher, str(document.published_on)) == ("Trang", "Báo B", "2023-07")
    assert document.topics == ("VNeID", "Đề án 06")


def test_a_scan_that_cannot_be_read_here_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_program(name: str, data: bytes) -> Document:
        raise OcrUnavailable(f"Tệp {name} có trang là ảnh quét")

    monkeypatch.setitem(READERS, ".pdf", no_program)
    write(tmp_path, a_txt="Có 5 thẻ.", b_pdf="%PDF", catalog_yaml="- {file: b.pdf, title: Bài B}")
    library = load_library(tmp_path)
    assert [document.doc_id for document in library.documents] == ["a.txt"]
    assert library.skipped == (("b.pdf", "Tệp b.pdf có trang là ảnh quét"),)
