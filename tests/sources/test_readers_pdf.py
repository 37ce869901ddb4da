"""PDF with a text layer: layout, pages, running heads; the law beside its text version."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from sources.errors import BrokenFile
from sources.readers import read
from sources.readers.layout import Line, paragraphs
from sources.sentences import find_sentences
from sources.text import nfc
from tests.conftest import SHARED
from tests.sources.test_readers_encodings import TEXT, encoded

LAW = SHARED / "corpus" / "law"
WIDTH = 100


def lines(*texts: str, indent: int = 0) -> list[Line]:
    return [Line(text, indent, indent + len(text)) for text in texts]


def full(text: str) -> str:
    """Return a line as wide as the column."""
    return text + " và" * ((WIDTH - len(text)) // 3)


def pdf(pages: Sequence[Sequence[bytes]], properties: bytes = b"") -> bytes:
    """Return a small PDF: each page its lines, in Helvetica, bytes as windows-1252 has them."""
    parts = [b"", b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
             b"/Encoding/WinAnsiEncoding>>"]  # fmt: skip
    kids = []
    for page in pages:
        shown = b"".join(b"(" + line.replace(b"(", b"\\(").replace(b")", b"\\)") + b") ' " for line in page)
        stream = b"BT /F1 10 Tf 14 TL 40 800 Td " + shown + b"ET"
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        parts.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (len(parts) - 1)
        )
        kids.append(b"%d 0 R" % (len(parts) - 1))
    parts[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    parts.append(b"<<" + properties + b">>")
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, part) for n, part in enumerate(parts) if n)
    return body + b"trailer<</Root 1 0 R/Info %d 0 R>>" % (len(parts) - 1)


def test_wrapped_lines_are_joined_and_parts_of_a_law_are_not() -> None:
    page = lines(
        "Chương I",
        "QUY ĐỊNH CHUNG",
        full("Điều 1. Phạm vi của"),
        "Luật này.",
        full("1. Khoản thứ nhất"),
        "có hai dòng, gồm:",
        "a) Điểm a;",
        "đ) Điểm đ;",
        "- Gạch đầu dòng.",
        "Điều 2. Hiệu lực",
    )
    text, starts = paragraphs([page], 50)
    assert starts == (0,)
    assert text.split("\n") == [
        "Chương I",
        "QUY ĐỊNH CHUNG",
        full("Điều 1. Phạm vi của") + " Luật này.",
        full("1. Khoản thứ nhất") + " có hai dòng, gồm:",
        "a) Điểm a;",
        "đ) Điểm đ;",
        "- Gạch đầu dòng.",
        "Điều 2. Hiệu lực",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("một từ tiếng Anh là infor-", "mation ở đây", "một từ tiếng Anh là information ở đây"),
        ("giai đoạn 2021-", "2025 của tỉnh", "giai đoạn 2021-2025 của tỉnh"),
        ("kinh tế -", "xã hội", "kinh tế - xã hội"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    before = "x" * (WIDTH - len(first)) + " "
    text, _ = paragraphs([[Line(before + first, 0, WIDTH), Line(second, 0, WIDTH)]], 50)
    assert text == before + joined


def test_pages_start_where_their_text_does_and_a_paragraph_goes_on_over_a_page() -> None:
    pages = [lines("Đầu trang một.", full("Đoạn này sang")), [], lines("trang sau.", "Đoạn khác.")]
    text, starts = paragraphs(pages, 50)
    assert text.split("\n") == ["Đầu trang một.", full("Đoạn này sang") + " trang sau.", "Đoạn khác."]
    assert [text[start : start + 5] for start in starts] == ["Đầu t", "trang", "trang"]


def test_no_pages_and_blank_pages() -> None:
    assert paragraphs([], 50) == ("", ())
    assert paragraphs([[], []], 50) == ("", (0, 0))


def test_running_heads_and_page_numbers_are_left_out_but_not_text_that_looks_like_them() -> None:
    pages = [
        lines("BÁO CÁO NĂM 2023", f"{page + 10} Sở Y tế", f"Trang {page}.", f"{page * page} hồ sơ.", f"Trang {page}/4")
        for page in (1, 2, 3, 4)
    ]
    text, _ = paragraphs(pages, 50)
    assert text.split("\n") == [line for page in (1, 2, 3, 4) for line in (f"Trang {page}.", f"{page * page} hồ sơ.")]


def test_a_gazette_head_is_left_out_even_on_a_single_page() -> None:
    text, _ = paragraphs([lines("34 CÔNG BÁO/Số 35 + 36/Ngày 08-01-2024", "Điều 1. A")], 50)
    assert text == "Điều 1. A"


def test_a_file_gives_text_pages_and_its_own_title() -> None:
    data = pdf([[b"Bao cao co 5 the.", b"Dong hai."], [b"Trang sau co 7 the."]], b"/Title(Bao cao tong ket)")
    document = read("a.pdf", data)
    assert document.text == "Bao cao co 5 the.\nDong hai.\nTrang sau co 7 the."
    assert document.pages == (0, document.text.index("Trang"))
    assert (document.title, document.kind) == ("Bao cao tong ket", None)


@pytest.mark.parametrize("name", [b"Microsoft Word - bc.doc", b"2024-06-25 \\(1\\)", b"scan0001.pdf", b"Untitled 1"])
def test_a_title_that_a_program_gave_is_none(name: bytes) -> None:
    assert read("a.pdf", pdf([[b"Bao cao co 5 the, khong co ten."]], b"/Title(" + name + b")")).title is None


def test_a_text_layer_in_an_old_font_is_converted() -> None:
    words = [TEXT[:70], TEXT[70:140], "Thông tư của Thủ tướng, nước nhà, QĐ-TTg"]
    page = [encoded(line.strip(), "tcvn3") for line in words]
    text = read("a.pdf", pdf([page])).text
    assert text.replace("\n", " ") == " ".join(line.strip() for line in words)


def test_what_is_no_pdf_is_named() -> None:
    with pytest.raises(BrokenFile, match=r"Tệp a\.pdf không phải PDF hoặc đã hỏng"):
        read("a.pdf", b"PK\x03\x04")


# One page with "Co 5 the.", locked by qpdf (40 bits, password "mat-khau").
LOCKED = (
    "JVBERi0xLjUKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMyAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL1R5cGUg"
    "L09ialN0bSAvTGVuZ3RoIDE4NyAvRmlsdGVyIC9GbGF0ZURlY29kZSAvTiA0IC9GaXJzdCAyMSA+PgpzdHJlYW0KpMLTDlVvLMP3Y+NyDvfx"
    "0eYZyal+/c8Alioz+BjuQrCKdWkApSXNhUPW1KOLDFaYiU9/KnoPjJRw3/3CioZZ3NAUfbVJCGOQ4SjkGA1R1oFnUNuldOiOOFnDU0+2Him9"
    "4GpYJJiraHE3qawtMkyUrEE4P8bmy2ENY2Sxu8I1p6T8AFJ3zIpaFwmk8fZuTIzENkUTVBwxc+ZQbnQrWmoX1qqOY8P+klsGjo4C1SrY+ajq"
    "Xns2fTEYlW3M9GVuZHN0cmVhbQplbmRvYmoKNyAwIG9iago8PCAvTGVuZ3RoIDUxIC9GaWx0ZXIgL0ZsYXRlRGVjb2RlID4+CnN0cmVhbQrH"
    "KLhBLhThasGOOt3NaL/qQ+T82pMpx52M1nvF47GLmubt/z3SfZ8K+bY3QxejBJV2wwJlbmRzdHJlYW0KZW5kb2JqCjggMCBvYmoKPDwgL0Zp"
    "bHRlciAvU3RhbmRhcmQgL0xlbmd0aCA0MCAvTyA8ZGFiMjA5MzNiMzU2ZGJjMDE0YzJjYThmNDRjMmY3OTU3MzY4M2M2NjVkM2Y4NjE2ODNj"
    "OTBhMTVkMDBhZTZlYz4gL1AgLTQgL1IgMiAvVSA8NDRjNjliMjhlZDRlOWQzMzU4NWQ3MzkwZGEwMjk3YjAwMTA2YTA2YTc1Y2JjYTM3Njk0"
    "MDM1ODkxZjdiNjZkNT4gL1YgMSA+PgplbmRvYmoKOSAwIG9iago8PCAvVHlwZSAvWFJlZiAvTGVuZ3RoIDQxIC9GaWx0ZXIgL0ZsYXRlRGVj"
    "b2RlIC9EZWNvZGVQYXJtcyA8PCAvQ29sdW1ucyA0IC9QcmVkaWN0b3IgMTIgPj4gL1cgWyAxIDIgMSBdIC9JbmZvIDYgMCBSIC9Sb290IDEg"
    "MCBSIC9JRCBbPGI4OTc2NmQ4YzI2NmFiZmFjZDlkYWRjNjE3MmU3YWVlPjxiODk3NjZkOGMyNjZhYmZhY2Q5ZGFkYzYxNzJlN2FlZT5dIC9F"
    "bmNyeXB0IDggMCBSID4+CnN0cmVhbQp4nGNiAAImRgZ+BiYGBkMQ6xCIxcCIRPxnjP0LZFUCJRjPMQAARtgEvgplbmRzdHJlYW0KZW5kb2Jq"
    "CnN0YXJ0eHJlZgo2NzgKJSVFT0YK"
)


def test_a_locked_file_is_named() -> None:
    with pytest.raises(BrokenFile, match=r"Tệp a\.pdf bị khoá bằng mật khẩu; hãy lưu một bản không khoá"):
        read("a.pdf", base64.b64decode(LOCKED))


def articles(text: str) -> dict[str, str]:
    """Return the articles of a law by number, white space made one; page furniture of the text version left out."""
    text = re.sub(r"(?m)^\s*(?:CÔNG BÁO/Số .*|\d{1,3})\s*$", "", nfc(text))
    text = re.sub(r"(?m)^(?:Người ký|Email|Cơ quan|Thời gian ký): .*$", "", text)
    parts = re.split(r"(?m)^(?=Điều \d+\. |Chương [IVX]+\s*$)", text)
    return {part.split(".")[0]: " ".join(part.split()) for part in parts if part.startswith("Điều")}


@pytest.mark.skipif(not LAW.is_dir(), reason="the shared corpus is not here")
class TestLaw:
    @pytest.fixture(scope="class")
    @staticmethod
    def text_version() -> str:
        return nfc((LAW / "luat_can_cuoc_26_2023_QH15.txt").read_text(encoding="utf-8"))

    def law(self, folder: Path = LAW) -> tuple[bytes, str]:
        return (folder / "luat_can_cuoc_26_2023_QH15.pdf").read_bytes(), "luat.pdf"

    def test_its_articles_are_those_of_its_text_version(self, text_version: str) -> None:
        data, name = self.law()
        wanted = articles(text_version)
        assert len(wanted) == 46
        assert articles(read(name, data).text) == wanted

    def test_every_article_clause_and_point_opens_a_line(self, text_version: str) -> None:
        opens = re.compile(r"(?m)^\s*(?:Điều \d+\.|\d{1,2}\.|[a-zđ]\)) ")
        data, name = self.law()
        document = read(name, data)
        assert len(opens.findall(document.text)) == len(opens.findall(text_version)) == 403
        headings = [s for s in find_sentences(document.text) if s.is_heading and s.span.of(document.text)[:4] == "Điều"]
        assert len(headings) == 46

    def test_pages_and_heads(self) -> None:
        data, name = self.law()
        document = read(name, data)
        assert len(document.pages) == 30
        assert document.text[document.pages[1] :].startswith("5. Tàng thư căn cước là")
        assert document.text[document.pages[29] :].startswith("3. Luật Căn cước công dân số 59/2014/QH13")
        assert "CÔNG BÁO/Số" not in document.text

    @pytest.mark.parametrize("ending", ["pdf", "txt"])
    def test_it_says_what_it_is(self, ending: str) -> None:
        document = read(f"luat.{ending}", (LAW / f"luat_can_cuoc_26_2023_QH15.{ending}").read_bytes())
        assert (document.title, document.publisher) == ("Luật Căn cước (số 26/2023/QH15)", "Quốc hội")
        assert str(document.published_on) == "2024-01-08"  # the gazette's date
