"""The assistant of a running server, while generations are switched under it."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

import assistant.assistant as module
from assistant.assistant import LiveAssistant
from assistant.render import text_of
from index.encoder import Encoder
from index.generation import Generation, load_generation
from index.retriever import Found, HybridRetriever
from index.selection import Selection
from index.store import current_name
from tests.conftest import TODAY, HashingEncoder, make_document, make_generation

QUESTION = "Đã cấp bao nhiêu thẻ?"


def rebuild(place: Path, millions: int) -> None:
    make_generation(place, [make_document(f"Đã cấp {millions} triệu thẻ.")])


def answer(live: LiveAssistant) -> str:
    return text_of(live.current().ask(QUESTION, TODAY))


def test_while_one_request_loads_a_generation_the_others_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild(tmp_path, 5)
    live = LiveAssistant(tmp_path, HashingEncoder())
    rebuild(tmp_path, 6)
    loading, go_on = threading.Event(), threading.Event()

    def slow(index_dir: Path, encoder: Encoder, name: str | None = None) -> Generation:
        loading.set()
        assert go_on.wait(20)
        return load_generation(index_dir, encoder, name)

    monkeypatch.setattr(module, "load_generation", slow)
    answers: list[str] = []
    first = threading.Thread(target=lambda: answers.append(answer(live)))
    first.start()
    assert loading.wait(20)
    assert "5 triệu" in answer(live)
    go_on.set()
    first.join(20)
    assert "6 triệu" in answers[0]
    assert "6 triệu" in answer(live)


def test_an_answer_that_is_under_way_keeps_to_its_generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuild(tmp_path, 5)
    live = LiveAssistant(tmp_path, HashingEncoder())
    search = HybridRetriever.search

    def switch_amid(retriever: HybridRetriever, question: str, k: int, selection: Selection | None) -> Found:
        monkeypatch.setattr(HybridRetriever, "search", search)
        found = search(retriever, question, k, selection)
        make_generation(tmp_path, [make_document("Đã cấp 6 triệu thẻ.", "khác.txt")])
        assert list(live.current().scene.generation.documents) == ["khác.txt"]
        return found

    monkeypatch.setattr(HybridRetriever, "search", switch_amid)
    result = live.current().ask(QUESTION, TODAY)
    assert [(c.document.doc_id, c.quote) for c in result.citations] == [("d.txt", "Đã cấp 5 triệu thẻ.")]
    assert "6 triệu" in answer(live)


def test_a_broken_generation_is_tried_once_and_the_next_whole_one_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild(tmp_path, 5)
    live = LiveAssistant(tmp_path, HashingEncoder())
    rebuild(tmp_path, 6)
    shutil.rmtree(tmp_path / "generations" / current_name(tmp_path) / "lexical")
    tried: list[str | None] = []

    def counted(index_dir: Path, encoder: Encoder, name: str | None = None) -> Generation:
        tried.append(name)
        return load_generation(index_dir, encoder, name)

    monkeypatch.setattr(module, "load_generation", counted)
    assert [("5 triệu" in answer(live)) for _ in range(3)] == [True] * 3
    assert tried == [current_name(tmp_path)]
    rebuild(tmp_path, 7)
    assert "7 triệu" in answer(live)
