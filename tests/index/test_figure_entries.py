"""Figures as entries of their own: what is indexed for each, and one sentence of many that yields the right one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import index.generation
from index.__main__ import app
from index.build import build, plan
from index.figure_entries import EMBEDDED, WORDS, FigureEntries, entry_texts, period_in_words
from index.generation import load_generation
from index.records import Reading
from index.store import current_name, generation_folder, open_generation
from index.switching import write_manifest
from sources.cli import run
from sources.document import Document
from sources.errors import IndexBroken
from sources.periods import Origin, Period
from tests.conftest import BUILT_AT, HashingEncoder, make_document, make_generation

PORTAL = make_document(
    "# Cổng Dịch vụ công\n\nĐến tháng 6/2023, Cổng Dịch vụ công có 4.409 dịch vụ công trực tuyến, hơn 7,77 triệu "
    "tài khoản (tăng 3,8 lần so với cùng kỳ), hơn 212 triệu hồ sơ đồng bộ (tăng 1,76 lần so với cùng kỳ), 17,72 triệu "
    "hồ sơ trực tuyến (tăng 4,4 lần so với cùng kỳ) và 315 nghìn cuộc gọi tới tổng đài.",
    "cổng.md",
    "2023-07-12",
)
EIGHT = {
    "Có bao nhiêu dịch vụ công trực tuyến?": "4.409",
    "Có bao nhiêu tài khoản?": "hơn 7,77 triệu",
    "Số tài khoản tăng mấy lần?": "3,8",
    "Có bao nhiêu hồ sơ đồng bộ?": "hơn 212 triệu",
    "Hồ sơ đồng bộ tăng mấy lần?": "1,76",
    "Có bao nhiêu hồ sơ trực tuyến?": "17,72 triệu",
    "Hồ sơ trực tuyến tăng mấy lần?": "4,4",
    "Có bao nhiêu cuộc gọi tới tổng đài?": "315 nghìn",
}


def texts_of(document: Document, parts: tuple[str, ...]) -> dict[str, str]:
    reading = Reading.of(document)
    written = [figure.span.of(document.text) for figure in reading.figures]
    return dict(zip(written, entry_texts(document, reading, parts), strict=True))


def test_the_entry_of_a_cell_holds_its_row_its_column_and_its_time() -> None:
    table = "| Cơ quan | Hồ sơ tiếp nhận | Tỷ lệ |\n|---|---|---|\n| Sở Tư pháp | 48.210 | 92% |"
    document = make_document(f"## Kết quả\n\nTrong năm 2024:\n\n{table}")
    assert texts_of(document, ("asked", "lead", "heading")) == {
        "48.210": "Sở Tư pháp: Hồ sơ tiếp nhận: bao nhiêu hồ sơ\nTrong năm 2024:\nKết quả",
        "92%": "Sở Tư pháp: Tỷ lệ: bao nhiêu%\nTrong năm 2024:\nKết quả",
    }
    assert texts_of(document, ("clause", "period"))["48.210"] == "Sở Tư pháp: Hồ sơ tiếp nhận: 48.210\nnăm 2024"


def test_one_sentence_with_eight_figures_yields_the_right_one_for_eight_questions(tmp_path: Path) -> None:
    others = [make_document(f"Tổng đài {n} nhận {n} triệu hồ sơ giấy.", f"{n}.txt") for n in range(2, 9)]
    retriever = make_generation(tmp_path, [*others, PORTAL], HashingEncoder(dim=512)).retriever
    for question, as_written in EIGHT.items():
        best = retriever.search(question, 3).figures[0].entry
        assert (question, best.figure.span.of(PORTAL.text)) == (question, as_written)
        assert best.doc_id == "cổng.md"


def test_an_entry_reads_as_the_question_would_and_says_what_a_change_is_of() -> None:
    asked = texts_of(PORTAL, EMBEDDED)
    assert asked["1,76"].splitlines() == [
        "tăng bao nhiêu lần so với cùng kỳ",
        "Cổng Dịch vụ công",
        "hơn 212 triệu hồ sơ đồng bộ",
    ]
    assert not any(numeral in asked["17,72 triệu"] for numeral in ("17", "212", "4,4"))


def test_the_words_of_an_entry_hold_all_that_is_said_around_it() -> None:
    titled = dataclasses.replace(PORTAL, title="Sơ kết sáu tháng")
    words = texts_of(titled, WORDS)["hơn 7,77 triệu"].splitlines()
    assert words[:2] == ["Sơ kết sáu tháng", "Cổng Dịch vụ công"]
    assert titled.text.splitlines()[2] in words
    assert words[-1] == "tháng 6/2023"
    assert texts_of(titled, ("lead",))["315 nghìn"] == ""


def test_the_lead_in_of_a_list_is_part_of_its_items() -> None:
    document = make_document("Số thẻ đã cấp ở các tỉnh:\n\n- Hà Nam: 5.000 thẻ.\n- Hà Nội: 7.000 thẻ.")
    assert texts_of(document, ("lead", "own")) == {
        "5.000": "Số thẻ đã cấp ở các tỉnh:\n5.000 thẻ",
        "7.000": "Số thẻ đã cấp ở các tỉnh:\n7.000 thẻ",
    }


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-10-12", "2024-10-12", "ngày 12/10/2024"),
        ("2024-02-01", "2024-02-29", "tháng 2/2024"),
        ("2024-01-01", "2024-12-31", "năm 2024"),
        ("2023-04-01", "2023-06-30", "quý II năm 2023"),
        ("2023-01-01", "2023-06-30", "6 tháng đầu năm 2023"),
        ("2023-09-01", "2023-12-31", "4 tháng cuối năm 2023"),
        ("2023-03-01", "2023-04-30", "từ tháng 3 đến tháng 4/2023"),
        ("2023-01-02", "2023-06-30", "từ ngày 2/1/2023 đến ngày 30/6/2023"),
        ("2022-01-01", "2023-12-31", "từ ngày 1/1/2022 đến ngày 31/12/2023"),
    ],
)
def test_a_period_is_put_into_words(first: str, last: str, words: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert period_in_words(Period(*days, Origin.CLAUSE)) == words


def test_entries_are_numbered_as_the_figures_stand(tmp_path: Path) -> None:
    generation = make_generation(tmp_path, [make_document("Có 5 thẻ và 6 hồ sơ.", "a.txt"), PORTAL])
    entries = FigureEntries(generation.readings, generation.facts.documents[:, 1].tolist())
    assert len(entries) == generation.manifest["counts"]["figures"] == 10
    assert [generation.figure_number(entry.doc_id, entry.figure) for entry in entries] == list(range(10))
    assert entries[1:3] == [entries[1], entries[2]]
    with pytest.raises(IndexError, match="no entry 10 among 10"):
        entries[10]


def test_documents_without_figures_have_no_entries(tmp_path: Path) -> None:
    found = make_generation(tmp_path, [make_document("Thẻ căn cước gắn chip.")]).retriever.search("thẻ", 3)
    assert (len(found.hits), found.figures) == (1, [])


def test_entries_that_do_not_fit_their_figures_are_told(tmp_path: Path) -> None:
    build(plan([PORTAL]), tmp_path / "whole", HashingEncoder(), BUILT_AT)
    build(plan([make_document("Có 5 thẻ.")]), tmp_path / "other", HashingEncoder(), BUILT_AT)
    name = current_name(tmp_path / "whole")
    folder, manifest = open_generation(tmp_path / "whole", name)
    foreign = generation_folder(tmp_path / "other", current_name(tmp_path / "other")) / "figures.faiss"
    (folder / "figures.faiss").write_bytes(foreign.read_bytes())
    (folder / "manifest.json").unlink()
    kept = ("built_on", "built_at", "encoder", "counts", "sources_sha256", "readers_sha256")
    write_manifest(folder, {key: manifest[key] for key in kept})
    with pytest.raises(IndexBroken, match="không khớp nhau"):
        load_generation(tmp_path / "whole", HashingEncoder())


@pytest.fixture
def search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs ``python -m index search`` and gives exit code, stdout and stderr."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")  # put back afterwards: the command sets it
    monkeypatch.setenv("OMP_WAIT_POLICY", "passive")
    monkeypatch.setattr(index.generation, "encoder_for", lambda *_: HashingEncoder())
    make_generation(tmp_path, [PORTAL, make_document("Đã cấp 5 triệu thẻ.", "thẻ.txt", "2024-10-12")])

    def run_command(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["index", "search", *words, "--index", str(tmp_path)])
        with pytest.raises(SystemExit) as ended:
            run(app)
        assert isinstance(ended.value.code, int)
        return ended.value.code, *capsys.readouterr()

    return run_command


def test_the_command_shows_figures(search: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = search("hồ sơ trực tuyến", "--figures", "-k", "2", "--json")
    rows = json.loads(out)
    assert (code, len(rows)) == (0, 2)
    first = rows[0]
    assert {key: first[key] for key in ("doc_id", "as_written", "value", "unit")} == {
        "doc_id": "cổng.md",
        "as_written": "17,72 triệu",
        "value": "17720000",
        "unit": "hồ sơ",
    }
    assert PORTAL.text[first["start"] : first["end"]] == "17,72 triệu"
    assert first["clause"] in PORTAL.text
    assert first["period"]["to"] == "2023-06-30"
    assert first["score"] >= rows[1]["score"]
    assert "17,72 triệu (hồ sơ)" in search("hồ sơ trực tuyến", "--figures")[1]


def test_the_command_filters(search: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = search("hồ sơ trực tuyến", "--figures", "--json", "--period", "tháng 10/2024")
    assert [row["as_written"] for row in json.loads(out)] == ["5 triệu"]
    _, out, _ = search("hồ sơ trực tuyến", "--json", "--document", "thẻ.txt")
    assert [row["doc_id"] for row in json.loads(out)] == ["thẻ.txt"]
    _, out, _ = search("Cổng có 5 triệu thẻ", "--sentences", "--json", "--period", "tháng 10/2024")
    assert [row["text"] for row in json.loads(out)] == ["Đã cấp 5 triệu thẻ."]
    code, _, told = search("hồ sơ", "--document", "the.txt")
    assert (code, told) == (2, "Lỗi: Không có tài liệu «the.txt» trong chỉ mục; gần nhất: thẻ.txt.\n")


def test_the_command_shows_sentences_or_figures(search: Callable[..., tuple[int, str, str]]) -> None:
    code, _, told = search("hồ sơ", "--sentences", "--figures")
    assert (code, told) == (2, "Lỗi: Không thể vừa --sentences vừa --figures; hãy chọn một.\n")
