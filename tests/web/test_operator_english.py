"""The operators' pages in English over HTTP: nothing is Vietnamese but what they mark so; one session for both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.kept.keeper import Verdict
from assistant.kept.keeping import opened_keeper
from assistant.kept.settings import KeptSettings
from assistant.web.vietnamese import REASONS
from index.switching import writing
from tests.assistant.kept.conftest import asked
from tests.assistant.operating.hostile import ELF
from tests.web.operating import OPERATOR_PATH, PASSWORD, SIGN_OUT, Events, Place, serving_operator
from tests.web.spoken_english import vietnamese_in
from tests.web.test_operator_page import files, rebuild

ENGLISH = "/sources/operators"
REPORT = "---\ntitle: Report\npublisher: Office A\n---\nNăm 2025 tỉnh Bình Minh đã cấp 123.456 thẻ thư viện.".encode()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    keeper = opened_keeper(KeptSettings(keep=True, database=f"sqlite:///{tmp_path}/kept.sqlite3", retention_days=0))
    keeper.keep_answer(asked("Thư viện Bình Minh có bao nhiêu thẻ?"))
    shown = keeper.keep_answer(asked("Đã cấp bao nhiêu thẻ?", status="answered", reason=None, text="87 triệu"))
    assert shown is not None
    keeper.keep_feedback(shown, Verdict.WRONG_FIGURE, reason=REASONS[Verdict.WRONG_FIGURE][2], comment="phải là 88")
    with serving_operator(tmp_path, keeper=keeper) as served:
        yield served


def sign_in(place: Place, password: str = PASSWORD) -> tuple[int, str, str]:
    """Sign in in English; return the status, where it leads, and the page."""
    sent = {"mat-khau": password}
    reply = place.client.post(f"{ENGLISH}/sign-in", data=sent, follow_redirects=False)
    return reply.status_code, reply.headers.get("location", ""), reply.text


@pytest.fixture
def events(place: Place) -> Events:
    assert sign_in(place)[:2] == (303, f"{ENGLISH}/")
    return Events(place.client, path=ENGLISH)


def test_the_form_stays_in_english_whatever_is_typed(place: Place) -> None:
    asked_for = place.client.get(f"{ENGLISH}/", headers={"Accept": "text/html"})
    pages = [(asked_for.status_code, "", asked_for.text), *(sign_in(place, "x") for _ in range(6))]
    assert [status for status, _, _ in pages] == [403] * 6 + [429]
    for _, _, page in pages:
        assert '<html lang="en">' in page
        assert vietnamese_in(page) == []
    assert "The password is wrong." in pages[1][2]
    assert "Too many wrong passwords; please wait 30 seconds and try again." in pages[-1][2]


def test_failures_count_together_whatever_the_language(place: Place) -> None:
    statuses = [sign_in(place, "x")[0] for _ in range(3)] + [place.sign_in("x") for _ in range(2)]
    assert statuses == [403] * 5
    assert (sign_in(place)[0], place.sign_in()) == (429, 429)


def test_one_session_opens_both_and_signing_out_of_one_closes_both(place: Place) -> None:
    both = [f"{ENGLISH}/config", f"{OPERATOR_PATH}/config"]
    for sign_out, leads_to in ((f"{ENGLISH}/sign-out", "/sources"), (SIGN_OUT, "/nguon")):
        assert sign_in(place)[0] == 303
        assert [place.client.get(path).status_code for path in both] == [200, 200]
        reply = place.client.post(sign_out, follow_redirects=False)
        assert (reply.status_code, reply.headers["location"]) == (303, leads_to)
        assert [place.client.get(path).status_code for path in both] == [403, 403]


def test_who_is_signed_in_is_led_on_from_the_form(place: Place) -> None:
    place.sign_in()
    reply = place.client.get(f"{ENGLISH}/sign-in", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, f"{ENGLISH}/")
    assert place.client.get(ENGLISH, follow_redirects=False).headers["location"] == f"{ENGLISH}/"


def test_each_page_leads_to_its_twin(place: Place, events: Events) -> None:
    assert f'href=\\"{OPERATOR_PATH}/\\" lang=\\"vi\\"' in json.dumps(events.config)
    assert f'href=\\"{ENGLISH}/\\" lang=\\"en\\"' in json.dumps(Events(place.client).config)


def test_the_page_is_english_before_anything_is_done(events: Events) -> None:
    assert events.config["title"] == "Manage sources – Hỏi Số"
    assert vietnamese_in(json.dumps(events.config, ensure_ascii=False)) == []
    around = events.send(events.number("load", "load"), [])
    assert "The index in use holds exactly the documents" in around[0]
    assert (
        around[1]["choices"][0][0] == "20260101T000000Z, in use: built at 07:00 on 1 January 2026; 1 document, 1 figure"
    )
    assert vietnamese_in(json.dumps(around, ensure_ascii=False)) == []


def test_from_an_upload_to_the_new_index_and_back_in_english(place: Place, events: Events) -> None:
    sent = events.upload(("new.md", REPORT), ("fake.pdf", ELF)).json()
    told = events.fire("upload", "upload", [files(sent), None])[-1]
    assert "2 files read, 1 can be added; please look below before adding." in told
    shown = events.show_staged()
    assert "1 sentence, 1 figure." in shown
    assert 'This file cannot be added. The server says, in Vietnamese: <span lang=\\"vi\\">' in shown
    taken = events.fire("take", "click", [True, "Report", "Office A", "2025-03-01"])[-1]
    assert "1 file added to the sources folder" in taken
    pending = events.send(events.number("load", "load"), [])[0]
    assert "Waiting to be indexed (1):" in pending
    built = rebuild(place, events)
    assert "Rebuilt." in built
    back = events.fire("roll-back", "click", ["20260101T000000Z"])[0]
    assert "Switched to version 20260101T000000Z." in back
    assert vietnamese_in(" ".join((told, shown, taken, pending, built, back))) == []


def test_an_error_from_below_is_introduced_and_marked(place: Place, events: Events) -> None:
    with writing(place.settings.index_dir):
        built = rebuild(place, events)
        back = events.fire("roll-back", "click", ["20260101T000000Z"])[0]
    assert 'The index could not be rebuilt. The server says, in Vietnamese: <span lang="vi">Một tiến trình' in built
    assert "The index is being rebuilt already, please wait until it is done. The server says, in Vietnamese:" in back
    sent = events.upload(("new.md", REPORT)).json()
    events.fire("upload", "upload", [files(sent), None])
    events.show_staged()
    taken = events.fire("take", "click", [True, "", "", "yesterday"])[-1]
    assert "A document, or what is told of it, cannot be read. The server says, in Vietnamese:" in taken
    none = events.fire("roll-back", "click", [None])[0]
    assert vietnamese_in(built + back + taken + none) == []


def test_a_file_that_a_build_passes_over_is_told_in_english(place: Place, events: Events) -> None:
    (place.settings.sources_dir / "notes.xyz").write_text("x", encoding="utf-8")
    built = rebuild(place, events)
    assert 'A file was passed over. The server says, in Vietnamese: <span lang="vi">Bỏ qua notes.xyz' in built
    assert vietnamese_in(built) == []


def test_a_document_is_removed_in_english(place: Place, events: Events) -> None:
    (place.settings.sources_dir / "two.txt").write_text("Có 6 nơi.", encoding="utf-8")
    events.send(events.number("load", "load"), [])
    told = events.fire("remove-sure", "click", [["two.txt"]])[0]
    assert "1 document removed and set aside in " in told
    assert vietnamese_in(told) == []


def test_kept_questions_and_feedback_stand_among_english_words(place: Place, events: Events) -> None:
    [told] = events.fire("show-kept", "click", ["Since the beginning"])
    assert "2 questions." in told
    assert "Outcome: not answered 1, answered 1" in told
    assert '<strong>1 time</strong>: <span lang="vi">Thư viện Bình Minh có bao nhiêu thẻ?</span>' in told
    assert "not in the sources 1; last asked on 14 March 2026." in told
    assert 'wrong figure reported – Wrong time – <span lang="vi">phải là 88</span>' in told
    assert vietnamese_in(told) == []


@pytest.mark.parametrize(
    ("name", "questions"),
    [("unanswered-questions.jsonl", 1), ("questions-with-feedback.jsonl", 1), ("all-questions.jsonl", 2)],
)
def test_they_are_taken_away_under_english_names(place: Place, events: Events, name: str, questions: int) -> None:
    [told] = events.fire("show-kept", "click", ["Last 7 days"])
    assert f'href="{ENGLISH}/downloads/{name}"' in told
    reply = place.client.get(f"{ENGLISH}/downloads/{name}")
    assert (reply.status_code, len(reply.text.splitlines())) == (200, questions)
    assert reply.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_a_file_that_there_is_none_of_is_told_in_english(place: Place, events: Events) -> None:
    assert events.config
    reply = place.client.get(f"{ENGLISH}/downloads/none.jsonl")
    assert (reply.status_code, vietnamese_in(reply.json()["detail"])) == (404, [])
