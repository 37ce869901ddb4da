"""The whole way on the corpus that ships, with the real encoders."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assistant.answer import Abstention, Answer
from assistant.assistant import Assistant, LiveAssistant
from assistant.render import as_json, text_of
from eval.dataset import load_questions
from eval.measures import Outcome
from eval.run import run
from index.build import build, plan
from index.encoder import PackagedEncoder
from sources.library import load_library
from tests.conftest import BUILT_AT, ROOT, SHARED, TODAY, make_document


@pytest.mark.parametrize(
    ("question", "as_written"),
    [
        ("Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?", "hơn 87 triệu"),
        ("cap the can cuoc mat bao nhieu ngay", "07"),
        ("Tỷ lệ hồ sơ trực tuyến của cả nước là bao nhiêu?", "43,8%"),
    ],
)
def test_the_examples_on_the_page(shipped: Assistant, question: str, as_written: str) -> None:
    result = shipped.ask(question, TODAY)
    assert isinstance(result, Answer), text_of(result)
    assert result.figures[0].as_written == as_written


@pytest.mark.parametrize("question", ["Giá vàng hôm nay bao nhiêu?", "Hà Giang đã cấp bao nhiêu thẻ căn cước?"])
def test_what_the_sources_do_not_say(shipped: Assistant, question: str) -> None:
    assert isinstance(shipped.ask(question, TODAY), Abstention)


def test_development_questions_stay_answered(shipped: Assistant) -> None:
    """A floor well under what `python -m eval run --set core` shows, to catch a break."""
    judged = run(shipped, load_questions("core"), TODAY, "set").rows
    right = sum(j.outcome == Outcome.RIGHT.value for j in judged)
    assert right >= 0.75 * len(judged)


def test_many_threads_get_the_answers_of_one(shipped: Assistant) -> None:
    questions = [q.question for q in load_questions("core")[:24]]
    alone = [as_json(shipped.ask(q, TODAY), None, 0.0) for q in questions]
    together: list[list[dict[str, object]]] = [[] for _ in range(4)]

    def work(rows: list[dict[str, object]]) -> None:
        rows.extend(as_json(shipped.ask(q, TODAY), None, 0.0) for q in questions)

    threads = [threading.Thread(target=work, args=(rows,)) for rows in together]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(rows == alone for rows in together)


def test_a_running_assistant_notices_a_new_generation(tmp_path: Path, packaged: PackagedEncoder) -> None:
    def rebuild(text: str) -> None:
        build(plan([make_document(text)]), tmp_path, packaged, BUILT_AT)

    rebuild("Cả nước đã cấp 5 triệu thẻ căn cước.")
    live = LiveAssistant(tmp_path, packaged)
    question = "Đã cấp bao nhiêu thẻ căn cước?"
    assert "5 triệu" in text_of(live.current().ask(question, TODAY))
    rebuild("Cả nước đã cấp 6 triệu thẻ căn cước.")
    assert "6 triệu" in text_of(live.current().ask(question, TODAY))
    (tmp_path / "current").write_text("mất\n")
    assert "6 triệu" in text_of(live.current().ask(question, TODAY))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not here")
def test_real_articles_are_answered(tmp_path: Path, packaged: PackagedEncoder) -> None:
    from index.generation import load_generation

    library = load_library(SHARED / "corpus" / "news")
    build(plan(library.documents), tmp_path, packaged, BUILT_AT)
    judged = run(Assistant(load_generation(tmp_path, packaged)), load_questions("news"), TODAY, "set").rows
    assert sum(j.outcome == Outcome.RIGHT.value for j in judged) >= 0.75 * len(judged)


def test_the_corpus_that_ships_is_large_enough() -> None:
    assert len(load_library(ROOT / "sources" / "documents").documents) >= 30
