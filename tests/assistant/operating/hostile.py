"""Files that are made to do harm."""

from __future__ import annotations

import io
import zipfile

import docx

ELF = b"\x7fELF\x02\x01\x01" + b"\0" * 200


def pdf(objects: list[bytes]) -> bytes:
    """Return a PDF of numbered objects; the first is its catalog."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def endless_pdf(depth: int = 12, fan: int = 10) -> bytes:
    """Return a small PDF whose page draws a form ten times, which draws another ten times, and so on."""

    def stream(head: bytes, body: bytes) -> bytes:
        return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (head, len(body), body)

    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        stream(b"", b"/X Do " * fan),
    ]
    for level in range(depth):
        below = b"" if level == depth - 1 else b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level)
        drawn = b"0 0 m 1 1 l S " if level == depth - 1 else b"/X Do " * fan
        objects.append(stream(b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]" + below, drawn))
    return pdf(objects)


def word(text: str) -> bytes:
    """Return a .docx file of one paragraph."""
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def word_bomb(size: int) -> bytes:
    """Return a small .docx file with a part that unpacks to so many bytes."""
    out = io.BytesIO(word("Đã cấp 5 thẻ."))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package, package.open("word/media/a.bin", "w") as part:
        for _ in range(size // 2**20):
            part.write(bytes(2**20))
    return out.getvalue()


def lying_word_bomb(size: int) -> bytes:
    """Return a ``word_bomb`` whose directory says that the part unpacks to one byte."""
    packed = word_bomb(size)
    said = size.to_bytes(4, "little")
    assert said in packed
    return packed.replace(said, (1).to_bytes(4, "little"))


def zip_of(names: dict[str, bytes]) -> bytes:
    """Return a ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in names.items():
            package.writestr(name, data)
    return out.getvalue()
