"""Hostile uploads over HTTP; what is done with each file once it is here, ``assistant/operating`` tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.web.settings import WebSettings
from tests.assistant.operating.hostile import ELF, endless_pdf, word_bomb
from tests.web.operating import OPERATOR_PATH, Events, Place, serving_operator
from tests.web.test_operator_page import files


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    web = WebSettings(events_per_minute=0, upload_max_mb=2)
    with serving_operator(tmp_path_factory.mktemp("place"), web=web, read_seconds=3) as served:
        served.sign_in()
        yield served


@pytest.fixture
def events(place: Place, request: pytest.FixtureRequest) -> Events:
    return Events(place.client, request.node.name)


def read(events: Events, *sent: tuple[str, bytes]) -> str:
    """Upload files and let them be read; return what is shown of them."""
    paths = events.upload(*sent).json()
    events.fire("upload", "upload", [files(paths), None])
    return events.show_staged()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("bao-cao.pdf", ELF, "mang đuôi .pdf nhưng nội dung là chương trình chạy của Linux"),
        ("bao-cao.pdf", endless_pdf(), "dừng"),
        ("bao-cao.docx", word_bomb(300 * 2**20), "giải nén ra 301 MB"),
        ("bao-cao.exe", ELF, "không phải dạng đọc được"),
        ("bao-cao.md", b"", "trống"),
    ],
    ids=["executable", "endless", "bomb", "program", "empty"],
)
def test_a_hostile_file_is_refused_with_a_reason(events: Events, name: str, data: bytes, told: str) -> None:
    assert told in read(events, (name, data))


def test_a_good_file_beside_a_hostile_one_is_read(events: Events) -> None:
    shown = read(events, ("a.pdf", ELF), ("b.md", "Đã cấp 5 thẻ.".encode()))
    assert "Nhận tệp b.md" in shown
    assert "Nhận tệp a.pdf" not in shown


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../tmp/x.md", "x.md"),
        ("..\\..\\x.md", "x.md"),
        ("/etc/cron.d/x.md", "x.md"),
        ("x\x07\x1b[31m\u202ey.md", "y.md"),
        ("a" * 3_000 + ".md", "aaa.md"),
    ],
)
def test_a_hostile_name_names_no_other_place(place: Place, events: Events, name: str, kept: str) -> None:
    reply = events.upload((name, "Đã cấp 5 thẻ.".encode()))
    if reply.status_code != 200:
        assert reply.status_code == 400
        return
    uploads = place.settings.sources_dir.parent / "uploads"
    assert all(Path(path).resolve().is_relative_to(uploads) for path in reply.json())
    events.fire("upload", "upload", [files(reply.json()), None])
    shown = events.show_staged()
    assert kept in shown
    assert "\\u001b" not in shown
    assert "\u202e" not in shown


def test_500_megabytes_are_refused_while_they_come(place: Place) -> None:
    sent = 0

    def body() -> Iterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.md"\r\n\r\n'
        for _ in range(500):
            sent += 1
            yield bytes(2**20)

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    reply = place.client.post(f"{OPERATOR_PATH}/gradio_api/upload", content=body(), headers=headers)
    assert (reply.status_code, reply.json()["detail"]) == (413, "Yêu cầu vượt giới hạn 2 MB; hãy gửi ít hơn một lần.")
    told = place.client.post(
        f"{OPERATOR_PATH}/gradio_api/upload", content=b"x", headers=headers | {"Content-Length": str(500 * 2**20)}
    )
    assert told.status_code == 413


def test_ten_thousand_tiny_files(place: Place, events: Events) -> None:
    reply = events.upload(*((f"{n}.md", b"5") for n in range(10_000)))
    assert reply.status_code == 400
    assert "Too many files" in reply.text
    # As the page sends them: a thousand at a time.
    paths = events.upload(*((f"{n}.md", b"5") for n in range(1_000))).json()
    told = events.fire("upload", "upload", [files(paths), None])
    assert "Đã gửi 1000 tệp, mỗi lần nhận được 50" in told[-1]
    assert not [path for path in paths if Path(path).exists()]


@pytest.mark.parametrize("path", ["/etc/hostname", "../../../etc/hostname", "/proc/self/environ", "cu.txt", "./cu.txt"])
def test_a_file_that_was_not_uploaded_is_neither_read_nor_moved(
    place: Place, events: Events, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.settings.sources_dir)
    heard = events.attempt(events.number("upload", "upload"), [files([path]), None])
    assert heard is None or "không phải do trang này tải lên" in heard[-1]
    assert (place.settings.sources_dir / "cu.txt").is_file()


def test_a_link_among_the_uploads_leads_nowhere(place: Place, events: Events) -> None:
    link = place.settings.sources_dir.parent / "uploads" / "a.txt"
    link.symlink_to(place.settings.sources_dir / "cu.txt")
    heard = events.attempt(events.number("upload", "upload"), [files([str(link)]), None])
    assert heard is None or "không phải do trang này tải lên" in heard[-1]
    assert (place.settings.sources_dir / "cu.txt").is_file()


def test_an_address_is_not_fetched(events: Events) -> None:
    sent = files(["http://127.0.0.1:1/a.md"])
    assert events.attempt(events.number("upload", "upload"), [sent, None]) is None


def test_a_document_with_a_script_shows_it_and_runs_nothing(place: Place, events: Events) -> None:
    page = (
        "<html><head><title>Tin</title><script>alert(1)</script></head><body><article><p>Đã cấp 654.321 thẻ căn cước "
        "&lt;script&gt;alert(2)&lt;/script&gt; cho người dân.</p></article></body></html>"
    )
    shown = read(events, ("tin.html", page.encode()))
    assert "654.321" in shown
    assert "<script>alert" not in shown
