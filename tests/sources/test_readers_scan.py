"""Scans: the program that reads them, its cache, and what is said where it is not installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sources.document import Document
from sources.errors import BrokenFile, OcrUnavailable
from sources.readers import ocr, read
from tests.conftest import SHARED, make_document, make_generation

SCAN = SHARED / "corpus" / "law" / "scan_nd_69_2024_ND-CP_dinh_danh_xac_thuc_dien_tu.pdf"
PAGES = 2


def has_tesseract() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in (listed.stdout + listed.stderr).split()


needs_scan = pytest.mark.skipif(not SCAN.is_file(), reason="the shared corpus is not here")
needs_tesseract = pytest.mark.skipif(not has_tesseract(), reason="tesseract with Vietnamese is not installed")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOISO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ocr"


@pytest.fixture(scope="module")
def first_pages(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The first pages of the scan: enough to test with, at a second a page."""
    import pypdfium2

    whole, part = pypdfium2.PdfDocument(SCAN), pypdfium2.PdfDocument.new()
    part.import_pages(whole, list(range(PAGES)))
    path = tmp_path_factory.mktemp("scan") / "scan.pdf"
    part.save(path)
    part.close()
    whole.close()
    return path.read_bytes()


@pytest.fixture(scope="module")
def scanned(first_pages: bytes, tmp_path_factory: pytest.TempPathFactory) -> Document:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOISO_CACHE", str(tmp_path_factory.mktemp("cache")))
        return read("scan.pdf", first_pages)


@needs_scan
@needs_tesseract
class TestScan:
    def test_it_says_what_it_is(self, scanned: Document) -> None:
        assert scanned.title is not None
        assert "định danh và xác thực điện tử (số 69/2024/NĐ-CP)" in scanned.title
        assert (scanned.publisher, str(scanned.published_on)) == ("Chính phủ", "2024-06-25")
        assert scanned.kind == "scan"

    def test_its_articles_and_clauses_open_lines_and_wrapped_lines_are_joined(self, scanned: Document) -> None:
        assert re.findall(r"(?m)^Điều \d+\. .*$", scanned.text) == [
            "Điều 1. Phạm vi điều chỉnh",
            "Điều 2. Đối tượng áp dụng",
            "Điều 3. Giải thích từ ngữ",
        ]
        clauses = [line for line in scanned.text.split("\n") if re.match(r"\d{1,2}[.,] ", line)]
        assert len(clauses) >= 10
        assert all(line.endswith(".") for line in clauses)

    def test_the_page_of_each_article(self, scanned: Document) -> None:
        second = scanned.pages[1]
        assert len(scanned.pages) == PAGES
        assert scanned.text.index("Điều 2. ") < second <= scanned.text.index("Điều 3. ")

    @pytest.mark.parametrize(
        ("question", "article"),
        [
            ("Nghị định quy định chi tiết về những gì?", "Nghị định này quy định ch"),
            ("Nghị định áp dụng đối với ai?", "Nghị định này áp dụng đối với"),
            ("phương tiện xác thực gồm những phương pháp nào", "8. Phương tiện xác thực là"),
            ("tai khoan dinh danh dien tu la gi", "5. Tài khoản định danh điện tử là"),
        ],
    )
    def test_its_articles_are_found(self, scanned: Document, tmp_path: Path, question: str, article: str) -> None:
        other = make_document("Cả nước có 80 triệu thẻ căn cước.\n\nBáo cáo của tỉnh có 12.000 hồ sơ.")
        hits = make_generation(tmp_path, [other, scanned]).retriever.search(question, 3).hits
        found = [hit.passage for hit in hits if hit.passage.doc_id == "scan.pdf"]
        assert any(article in scanned.text[p.span.start : p.span.end] for p in found)

    def test_what_was_read_is_kept_and_needs_no_program(
        self, first_pages: bytes, cache: Path, monkeypatch: pytest.MonkeyPatch, scanned: Document
    ) -> None:
        assert read("scan.pdf", first_pages).text == scanned.text
        monkeypatch.setenv("PATH", "")
        assert read("scan.pdf", first_pages).text == scanned.text
        for entry in cache.iterdir():
            entry.write_text("[]", encoding="utf-8")
        with pytest.raises(OcrUnavailable):  # a broken entry is not believed
            read("scan.pdf", first_pages)


@needs_scan
def test_without_the_program(first_pages: bytes, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OcrUnavailable, match=r"scan\.pdf có trang là ảnh quét mà máy này không có tesseract.*apt-get"):
        read("scan.pdf", first_pages)
    assert not cache.exists()


def fake_tesseract(folder: Path, script: str) -> None:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_without_vietnamese(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path, 'echo "List of available languages (2):"; echo eng; echo osd')
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OcrUnavailable, match=r"a\.pdf .*thiếu dữ liệu tiếng Việt \(vie\); hãy cài các gói"):
        ocr.read_pages("a.pdf", b"data", [0], lambda number: b"")


def test_a_page_that_fails_is_named(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path, '[ "$1" = --list-langs ] && echo vie && exit 0; echo "Error in pixRead" >&2; exit 1')
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BrokenFile, match=r"tesseract không đọc được trang 3 của a\.pdf: Error in pixRead"):
        ocr.read_pages("a.pdf", b"data", [2], lambda number: b"")
    assert not cache.exists()


def table(*lines: tuple[int, int, str, float]) -> str:
    """Return tesseract's table of some lines: paragraph, line there, words, confidence of each; a word is 100 wide."""
    rows = ["level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    for paragraph, line, words, confidence in lines:
        rows.append(f"4\t1\t1\t{paragraph}\t{line}\t0\t0\t0\t9\t9\t-1\t")
        rows += [
            f"5\t1\t1\t{paragraph}\t{line}\t{n}\t{300 + 125 * n}\t0\t100\t9\t{confidence}\t{word}"
            for n, word in enumerate(words.split())
        ]
    return "\n".join(rows) + "\n"


def test_lines_of_what_was_read() -> None:
    found = ocr.to_lines(table((1, 1, "Một dòng", 96.5), (1, 2, "dòng hai", 90), (2, 1, "Đoạn khác", 31)))
    assert [(line.text, line.after_gap) for line in found] == [
        ("Một dòng", False), ("dòng hai", False), ("Đoạn khác", True),
    ]  # fmt: skip
    assert (found[0].left, found[0].right) == (72.0, 126.0)  # 300 and 525 of 300 dots an inch


def test_a_line_that_is_hardly_believed_is_left_out() -> None:
    assert [line.text for line in ocr.to_lines(table((1, 1, "9909460000 0490", 4.5), (2, 1, "Có 5 thẻ", 88)))] == [
        "Có 5 thẻ"
    ]
    assert ocr.to_lines("") == []
