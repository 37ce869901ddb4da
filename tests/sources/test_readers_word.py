"""Word documents, made with python-docx."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from sources.document import Document
from sources.errors import BrokenFile
from sources.readers import read
from sources.readers.numbering import Level, Numbering
from sources.sentences import find_sentences
from tests.sources.test_readers_encodings import TEXT, encoded


def saved(word: Any) -> Document:
    file = io.BytesIO()
    word.save(file)
    return read("a.docx", file.getvalue())


def blank() -> Any:
    word = docx.Document()
    word.core_properties.title = ""
    return word


def test_headings_lists_and_tables() -> None:
    word = blank()
    word.add_heading("Báo cáo năm 2023", 1)
    word.add_paragraph("Cả tỉnh có:")
    word.add_paragraph("5 triệu thẻ;", style="List Bullet")
    word.add_paragraph("7 triệu tài khoản.", style="List Bullet")
    word.add_heading("Việc tiếp theo", 2)
    word.add_paragraph("Cấp thẻ.", style="List Number")
    word.add_paragraph("Cấp tài khoản.", style="List Number")
    table = word.add_table(2, 2)
    for row, cells in zip(table.rows, (("Huyện", "Số thẻ"), ("Hòa An", "1.200 thẻ")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document = saved(word)
    assert document.text == (
        "# Báo cáo năm 2023\n\nCả tỉnh có:\n\n- 5 triệu thẻ;\n- 7 triệu tài khoản.\n\n## Việc tiếp theo\n\n"
        "1. Cấp thẻ.\n2. Cấp tài khoản.\n\n| Huyện | Số thẻ |\n| Hòa An | 1.200 thẻ |\n"
    )
    assert document.title == "Báo cáo năm 2023"
    sentences = find_sentences(document.text)
    assert [s.span.of(document.text) for s in sentences if s.is_heading] == ["Báo cáo năm 2023", "Việc tiếp theo"]
    (lead,) = {s.lead.of(document.text) for s in sentences if s.lead}
    assert lead == "Cả tỉnh có:"


def test_the_numbers_of_a_law_are_those_that_word_shows() -> None:
    word = blank()
    for text in ("Phạm vi", "Đối tượng"):
        paragraph = word.add_paragraph(text)
        number(word, paragraph, 0)
        for item in ("một;", "hai."):
            number(word, word.add_paragraph(item), 1)
    assert saved(word).text == "Điều 1. Phạm vi\na) một;\nb) hai.\nĐiều 2. Đối tượng\na) một;\nb) hai.\n"


def number(word: Any, paragraph: Any, depth: int) -> None:
    """Put a paragraph into list 77: articles, and points below them."""
    part = word.part.numbering_part.element
    if not part.xpath("w:num[@w:numId='77']"):
        part.insert(
            0,
            parse_xml(
                f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>"
                "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='Điều %1.'/></w:lvl>"
                "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%2)'/></w:lvl>"
                "</w:abstractNum>"
            ),
        )
        part.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{depth}'/><w:numId w:val='77'/></w:numPr>"))


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("decimal", ["1. ", "2. "]),
        ("decimalZero", ["01. ", "02. "]),
        ("upperLetter", ["A. ", "B. "]),
        ("lowerRoman", ["i. ", "ii. "]),
        ("upperRoman", ["I. ", "II. "]),
        ("bullet", ["- ", "- "]),
        ("none", ["", ""]),
    ],
)
def test_forms_of_numbers(form: str, marks: list[str]) -> None:
    numbering = Numbering({("1", 0): Level(form, "%1.", 1)})
    assert [numbering.mark("1", 0), numbering.mark("1", 0)] == marks


def test_numbers_of_two_levels_and_of_a_list_that_is_not_defined() -> None:
    numbering = Numbering({("1", 0): Level("decimal", "%1.", 4), ("1", 1): Level("decimal", "%1.%2.", 1)})
    assert [numbering.mark("1", depth) for depth in (0, 1, 1, 0, 1)] == ["4. ", "4.1. ", "4.2. ", "5. ", "5.1. "]
    assert numbering.mark("2", 0) == ""


def test_what_was_struck_out_is_left_out_and_what_was_put_in_stays() -> None:
    word = blank()
    paragraph = word.add_paragraph("Có ")
    for tag, text in (("w:del", "5"), ("w:ins", "6")):
        change = OxmlElement(tag)
        run = OxmlElement("w:r")
        piece = OxmlElement("w:delText" if tag == "w:del" else "w:t")
        piece.text = text
        run.append(piece)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" triệu thẻ.")
    assert saved(word).text == "Có 6 triệu thẻ.\n"


def test_text_inside_a_form_field_is_read() -> None:
    word = blank()
    word.add_paragraph("Trước.")
    inside = word.add_paragraph("Có 5 thẻ.")._p
    field, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    inside.addprevious(field)
    content.append(inside)
    field.append(content)
    assert saved(word).text == "Trước.\n\nCó 5 thẻ.\n"
    assert field.tag == qn("w:sdt")


def test_an_official_letter_says_what_it_is() -> None:
    word = blank()
    for line in (
        "BỘ CÔNG AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 17/2024/TT-BCA", "Hà Nội, ngày 15 tháng 5 năm 2024",
        "THÔNG TƯ", "Quy định chi tiết một số điều của Luật Căn cước", "Căn cứ Luật Căn cước;", "Điều 1. Phạm vi",
    ):  # fmt: skip
        word.add_paragraph(line)
    document = saved(word)
    assert document.title == "Thông tư: Quy định chi tiết một số điều của Luật Căn cước (số 17/2024/TT-BCA)"
    assert (document.publisher, str(document.published_on)) == ("Bộ Công an", "2024-05-15")


def test_a_document_in_an_old_font_is_converted() -> None:
    word = blank()
    word.add_paragraph(encoded(TEXT, "tcvn3").decode("cp1252"))
    assert saved(word).text == TEXT + "\n"


def test_a_soft_hyphen_is_a_letter_of_an_old_font_and_nothing_in_unicode() -> None:
    old = blank()
    *parts, last = encoded(TEXT, "tcvn3").decode("cp1252").split("\u00ad")
    paragraph = old.add_paragraph()
    for part in parts:
        run = paragraph.add_run(part)
        run._r.append(OxmlElement("w:softHyphen"))
    paragraph.add_run(last)
    assert saved(old).text == TEXT + "\n"
    new = blank()
    new.add_paragraph("thông")._p.r_lst[0].append(OxmlElement("w:softHyphen"))
    assert saved(new).text == "thông\n"


def test_a_document_without_text_and_what_is_no_document() -> None:
    assert saved(blank()).text == ""
    for data in (b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0 locked"):
        with pytest.raises(BrokenFile, match=r"Tệp a\.docx không phải \.docx"):
            read("a.docx", data)
