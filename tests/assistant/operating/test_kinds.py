"""Files that are not what their names say, and packages that unpack to too much."""

from __future__ import annotations

import pytest

from assistant.operating.kinds import check_kind
from sources.errors import BrokenFile
from tests.assistant.operating.hostile import ELF, endless_pdf, lying_word_bomb, word, word_bomb, zip_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", ELF, "mang đuôi .pdf nhưng nội dung là chương trình chạy của Linux"),
        ("a.pdf", b"MZ\x90\0" + b"%PDF-1.7", "nội dung là chương trình chạy của Windows"),
        ("a.pdf", PNG, "nội dung là ảnh PNG"),
        ("a.pdf", b"<html>", "không phải dạng này"),
        ("a.docx", endless_pdf(), "mang đuôi .docx nhưng nội dung là tệp PDF"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Office cũ"),
        ("a.docx", zip_of({"a.txt": b"x"}), "mang đuôi .docx nhưng là một tệp nén khác"),
        ("a.docx", b"PK\x03\x04 and then nothing", "gói nén đã hỏng"),
        ("a.txt", ELF, "chương trình chạy của Linux"),
        ("a.md", b"#!/bin/sh\nrm -rf ~", "tập lệnh chạy được"),
        ("a.html", endless_pdf(), "tệp PDF"),
        ("a.md", word("x"), "tệp nén ZIP hoặc tệp Office mới"),
        ("a.txt", "Đã cấp 5 thẻ.\0\1\2".encode(), "chứa dữ liệu nhị phân"),
        ("a.md", b"", "trống, không có byte nào"),
    ],
)  # fmt: skip
def test_what_a_file_is_not(name: str, data: bytes, told: str) -> None:
    with pytest.raises(BrokenFile, match=told):
        check_kind(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", endless_pdf()),
        ("a.pdf", b"\r\n" + endless_pdf()),
        ("a.docx", word("Đã cấp 5 thẻ.")),
        ("a.md", "# Thẻ\n\nĐã cấp 5 thẻ.".encode()),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.txt", "Đã cấp 5 thẻ.".encode("utf-16")),
    ],
)
def test_what_a_file_may_be(name: str, data: bytes) -> None:
    check_kind(name, data)


def test_a_package_that_unpacks_to_too_much_is_not_opened() -> None:
    bomb = word_bomb(8 * 2**20)
    assert len(bomb) < 100_000
    check_kind("a.docx", bomb)
    with pytest.raises(BrokenFile, match=r"giải nén ra 9 MB trong \d+ phần, quá giới hạn 4 MB"):
        check_kind("a.docx", bomb, most_unpacked=4 * 2**20)


def test_a_package_of_very_many_parts_is_not_opened() -> None:
    with pytest.raises(BrokenFile, match="trong 5001 phần"):
        check_kind("a.docx", zip_of({f"{n}": b"" for n in range(5_001)}))


def test_a_package_that_lies_about_its_size_is_not_unpacked_beyond_what_it_says() -> None:
    import io
    import zipfile

    bomb = lying_word_bomb(8 * 2**20)
    check_kind("a.docx", bomb, most_unpacked=4 * 2**20)
    with zipfile.ZipFile(io.BytesIO(bomb)) as package, pytest.raises(zipfile.BadZipFile):
        package.read("word/media/a.bin")
