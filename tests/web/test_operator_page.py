"""The operator's pages over HTTP: from an upload to a new answer, going back, removing, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.kept.keeper import Verdict
from assistant.kept.keeping import opened_keeper
from assistant.kept.settings import KeptSettings
from index.switching import writing
from tests.assistant.kept.conftest import asked
from tests.assistant.operating.building import known
from tests.conftest import TODAY
from tests.web.operating import OPERATOR_PATH, Events, Place, serving_operator

REPORT = (
    "---\ntitle: Báo cáo <b>mới</b>\npublisher: Sở A\npublished_on: 2025-03-01\n---\n"
    "Năm 2025 tỉnh Bình Minh đã cấp 123.456 thẻ thư viện. Xem <script>alert</script>."
).encode()
QUESTION = "Bình Minh đã cấp bao nhiêu thẻ thư viện năm 2025?"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with serving_operator(tmp_path) as served:
        served.sign_in()
        yield served


@pytest.fixture
def events(place: Place) -> Events:
    return Events(place.client)


def files(paths: list[str]) -> list[dict[str, Any]]:
    return [{"path": path, "meta": {"_type": "gradio.FileData"}} for path in paths]


def add(events: Events, name: str = "moi.md", data: bytes = REPORT) -> str:
    """Upload a file and let it be read; return what is told."""
    sent = events.upload((name, data)).json()
    return str(events.fire("upload", "upload", [files(sent), None])[-1])


def answer(place: Place) -> dict[str, Any]:
    reply: dict[str, Any] = place.client.post("/api/v1/ask", json={"question": QUESTION}).json()
    return reply


def rebuild(place: Place, events: Events) -> str:
    known(place.settings)
    events.fire("build", "click", [])
    assert place.desk is not None
    place.desk.builder.wait(120)
    return str(events.send(events.number("timer", "tick"), [])[3])


def test_from_an_upload_to_the_answer_and_back(place: Place, events: Events) -> None:
    assert answer(place)["status"] == "abstained"
    assert "Đã đọc 1 tệp, 1 tệp nhận được" in add(events)
    shown = events.show_staged()
    assert "123.456" in shown
    assert "2 câu, 1 số liệu" in shown
    assert not (place.settings.sources_dir / "moi.md").exists()

    told = events.fire("take", "click", [True, "Báo cáo năm", "Sở A", "2025-03-01"])[-1]
    assert "Đã nhận 1 tệp vào thư mục nguồn" in told
    assert answer(place)["status"] == "abstained"

    assert "Dựng xong." in rebuild(place, events)
    found = answer(place)
    assert (found["figures"][0]["as_written"], found["citations"][0]["title"]) == ("123.456", "Báo cáo năm")

    generations = events.send(events.number("load", "load"), [])[1]["choices"]
    assert len(generations) == 2
    assert "Đã chuyển sang bản 20260101T000000Z." in events.fire("roll-back", "click", [generations[1][1]])[0]
    assert answer(place)["status"] == "abstained"


def test_a_file_that_is_not_chosen_is_not_taken(place: Place, events: Events) -> None:
    add(events)
    events.show_staged()
    told = events.fire("take", "click", [False, "", "", ""])[-1]
    assert "Chưa chọn tệp nào nhận được" in told
    assert [path.name for path in place.settings.sources_dir.iterdir()] == ["cu.txt"]


def test_what_is_dropped_is_deleted(place: Place, events: Events) -> None:
    add(events)
    events.show_staged()
    events.fire("drop", "click", [])
    told = events.fire("take", "click", [True, "", "", ""])[-1]
    assert "không còn chờ ở đây" in told


def test_a_wrong_date_is_told_and_the_file_waits_on(place: Place, events: Events) -> None:
    add(events)
    events.show_staged()
    told = events.fire("take", "click", [True, "", "", "hôm qua"])[-1]
    assert "published_on" in told
    assert "không đọc được" in told
    assert "Đã nhận" in events.fire("take", "click", [True, "", "", "2025"])[-1]


def test_what_is_typed_and_read_is_shown_never_run(place: Place, events: Events) -> None:
    add(events, "a<img src=x onerror=alert(1)>.md")
    shown = events.show_staged()
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


def test_a_document_is_removed_once_that_is_confirmed(place: Place, events: Events) -> None:
    (place.settings.sources_dir / "hai.txt").write_text("Có 6 nơi.", encoding="utf-8")
    events.send(events.number("load", "load"), [])
    assert events.fire("remove", "click", [["hai.txt"]])[0]["visible"] is True
    assert (place.settings.sources_dir / "hai.txt").exists()
    told = events.fire("remove-sure", "click", [["hai.txt"]])[0]
    assert "Đã gỡ 1 tài liệu" in told
    assert not (place.settings.sources_dir / "hai.txt").exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "catalog.yaml", "khong-co.txt"])
def test_only_documents_of_the_folder_are_removed(place: Place, events: Events, name: str) -> None:
    outside = place.settings.sources_dir.parent / "etc"
    outside.mkdir()
    (outside / "passwd").write_text("x", encoding="utf-8")
    function = events.number("remove-sure", "click")
    # The component lets nothing pass that is no choice of it; and if it did, the folder would not.
    reply = events.attempt(function, [[name]])
    assert reply is None or "không có tài liệu" in reply[0]
    assert place.desk is not None
    with pytest.raises(Exception, match="không có tài liệu"):
        place.desk.remove([name])
    assert (outside / "passwd").exists()


def test_a_build_from_elsewhere_is_told_of(place: Place, events: Events) -> None:
    with writing(place.settings.index_dir):
        told = rebuild(place, events)
        back = events.fire("roll-back", "click", ["20260101T000000Z"])[0]
    assert "Không dựng được. Một tiến trình khác đang dựng chỉ mục" in told
    assert "Một tiến trình khác đang dựng chỉ mục" in back


def test_what_waits_for_a_build_is_told(place: Place, events: Events) -> None:
    (place.settings.sources_dir / "hai.txt").write_text("Có 6 nơi.", encoding="utf-8")
    (place.settings.sources_dir / "cu.txt").unlink()
    pending = events.send(events.number("load", "load"), [])[0]
    assert "Chờ vào chỉ mục (1)" in pending
    assert "hai.txt" in pending
    assert "Đã gỡ, còn trong chỉ mục tới khi dựng lại (1)" in pending


def test_a_reload_in_the_middle_of_a_build_finds_it(place: Place, events: Events) -> None:
    known(place.settings)
    events.fire("build", "click", [])
    other = Events(place.client, "another window")
    shown = other.send(other.number("load", "load"), [])
    assert "Đang dựng lại" in shown[3] or "Dựng xong" in shown[3]


def test_without_keeping_nothing_is_shown(place: Place, events: Events) -> None:
    assert "đặt không lưu câu hỏi" in events.fire("show-kept", "click", ["30 ngày qua"])[0]
    reply = place.client.get(f"{OPERATOR_PATH}/tai-ve/moi-cau-hoi.jsonl")
    assert (reply.status_code, reply.text) == (200, "")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Place]:
    url = f"sqlite:///{tmp_path}/kept.sqlite3"
    keeper = opened_keeper(KeptSettings(keep=True, database=url, retention_days=0))
    keeper.keep_answer(asked("Thư viện Bình Minh có bao nhiêu thẻ?", session="1"))
    keeper.keep_answer(asked("Có bao nhiêu thẻ thư viện ở Bình Minh? 0912345678"))
    shown = keeper.keep_answer(asked("Đã cấp <i>bao nhiêu</i> thẻ?", status="answered", reason=None, text="87 triệu"))
    assert shown is not None
    keeper.keep_feedback(shown, Verdict.WRONG_FIGURE, comment="phải là 88")
    with serving_operator(tmp_path, keeper=keeper) as served:
        served.sign_in()
        yield served


def test_unanswered_questions_stand_by_subject_and_feedback_beside(kept: Place) -> None:
    [told] = Events(kept.client).fire("show-kept", "click", ["Từ đầu"])
    assert "3 câu hỏi." in told
    assert "<strong>2 lần</strong>" in told
    assert "Lý do không trả lời: nguồn không nói 2" in told
    assert "báo số liệu sai – phải là 88" in told
    assert "&lt;i&gt;bao nhiêu&lt;/i&gt;" in told
    assert "0912345678" not in told


def test_what_was_asked_before_the_span_is_not_shown(kept: Place) -> None:
    assert TODAY.isoformat() == "2026-01-01"
    # Asked in March: none of the future is left out, and of the past nothing is there.
    assert "3 câu hỏi." in Events(kept.client).fire("show-kept", "click", ["7 ngày qua"])[0]


@pytest.mark.parametrize(
    ("name", "questions"),
    [
        ("cau-hoi-chua-tra-loi.jsonl", 2),
        ("cau-hoi-co-phan-hoi.jsonl", 1),
        ("moi-cau-hoi.jsonl", 3),
    ],
)
def test_they_are_taken_away_as_an_evaluation_set(kept: Place, name: str, questions: int) -> None:
    reply = kept.client.get(f"{OPERATOR_PATH}/tai-ve/{name}")
    rows = [json.loads(line) for line in reply.text.splitlines()]
    assert (reply.status_code, reply.headers["content-type"], len(rows)) == (200, "application/x-ndjson", questions)
    assert reply.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert reply.headers["cache-control"] == "no-store"
    assert {"id", "question", "answerable", "history"} <= rows[0].keys()
    assert "0912345678" not in reply.text


def test_a_file_that_there_is_none_of(kept: Place) -> None:
    for name in ("khong-co.jsonl", "..%2fkept.sqlite3", "%2e%2e"):
        assert kept.client.get(f"{OPERATOR_PATH}/tai-ve/{name}").status_code in (403, 404)


def test_a_database_that_fails_is_told(tmp_path: Path) -> None:
    (tmp_path / "kept.sqlite3").write_bytes(b"no database at all, but long enough to be read as one" * 100)
    keeper = opened_keeper(KeptSettings(keep=True, database=f"sqlite:///{tmp_path}/kept.sqlite3", retention_days=0))
    with serving_operator(tmp_path, keeper=keeper) as place:
        place.sign_in()
        assert "không phải cơ sở dữ liệu" in Events(place.client).fire("show-kept", "click", ["Từ đầu"])[0]
        reply = place.client.get(f"{OPERATOR_PATH}/tai-ve/moi-cau-hoi.jsonl")
        assert (reply.status_code, "không phải cơ sở dữ liệu" in reply.json()["detail"]) == (503, True)
