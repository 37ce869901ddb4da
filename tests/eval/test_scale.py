"""How an index grows: the synthetic corpus is what the readers read, and every promised number is measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eval.bounds import BelowBound
from eval.drawn import Distribution, likeness
from eval.folder import Run, read_run, write_run
from eval.scale import Sample, exact_bounds, measure_sizes
from eval.scale_process import BUILD, build_index, serve_index
from eval.scale_report import COLUMNS, check_targets, lines, report, values
from eval.synthetic import Fact, question_about, synthetic_plan
from index.build import plan
from index.encoder import PackagedEncoder
from tests.conftest import HashingEncoder
from tests.test_commands import call, failed

ENCODER = HashingEncoder(dim=32)


def test_passages_are_what_the_readers_make_of_their_documents() -> None:
    made, read = synthetic_plan(130), plan(synthetic_plan(130).documents)
    assert (made.passages, made.texts, made.sentences) == (read.passages, read.texts, read.sentences)
    assert [reading.sentences for reading in made.readings] == [reading.sentences for reading in read.readings]
    assert synthetic_plan(45).texts == made.texts[:45]
    assert len(set(made.texts)) == 130


def test_every_fact_is_told_once_and_its_question_names_it() -> None:
    facts = [Fact.of(number) for number in range(20_000)]
    assert len({(fact.kind, fact.year, fact.province, fact.commune) for fact in facts}) == len(facts)
    texts = synthetic_plan(40).texts
    for number, text in enumerate(texts):
        words = Fact.of(number).words()
        assert all(word in text for word in words.values())
        assert all(word in question_about(number) for word in words.values())


def test_drawn_vectors_are_like_real_ones() -> None:
    count = 1_000
    texts = synthetic_plan(2 * count).texts
    real, others = ENCODER.encode_passages(texts[:count]), ENCODER.encode_passages(texts[count:])
    questions = ENCODER.encode_passages([question_about(number) for number in range(count)])
    distribution = Distribution.of(real, questions)
    drawn = distribution.draw(count, 2 * count)
    assert drawn.shape == others.shape
    assert np.allclose(np.linalg.norm(drawn, axis=1), 1, atol=1e-5)
    for name, quantiles in likeness(others).items():
        assert np.allclose(likeness(drawn)[name], quantiles, atol=0.03)
    asked = distribution.ask(drawn, range(count, 2 * count))
    again = np.stack([ENCODER.encode_question(question_about(number)) for number in range(count, 2 * count)])
    assert abs((asked * drawn).sum(axis=1).mean() - (again * others).sum(axis=1).mean()) < 0.03
    assert (distribution.draw(count, 2 * count) == drawn).all()


def test_the_exact_bound_is_the_tenth_cosine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.scale._PIECE", 7)
    draw = np.random.default_rng(1)
    vectors, asked = draw.standard_normal((50, 4)).astype(np.float32), draw.standard_normal((3, 4)).astype(np.float32)
    expected = np.sort(asked @ vectors.T, axis=1)
    assert np.allclose(exact_bounds(vectors, asked, 10), expected[:, -10])
    assert np.allclose(exact_bounds(vectors[:4], asked, 10), expected_of_four := np.sort(asked @ vectors[:4].T)[:, 0])
    assert expected_of_four.shape == (3,)


def here(task: str, folder: Path) -> dict[str, Any]:
    """Do a task in this process."""
    return build_index(folder, ENCODER.name) if task == BUILD else serve_index(folder, ENCODER)


@pytest.fixture(scope="module")
def measured() -> Run:
    texts = synthetic_plan(64).texts
    questions = ENCODER.encode_passages([question_about(number) for number in range(64)])
    sample = Sample(ENCODER.name, "packaged", ENCODER.encode_passages(texts), questions)

    def embed(count: int) -> np.ndarray:
        return ENCODER.encode_passages(synthetic_plan(count).texts)

    return measure_sizes([200, 400], 20, sample, embed, 200, here, lambda _: None)


def test_every_promised_number_is_measured(measured: Run, tmp_path: Path) -> None:
    small, large = measured.summary["sizes"]
    assert (small["passages"], small["real"], large["passages"], large["real"]) == (200, True, 400, False)
    assert COLUMNS.keys() - {"vectors"} <= large.keys()
    assert all(line["recall@10"] == 1 for line in (small, large))
    assert small["accented.R@1"] > 0.8
    assert large["disk_mib"] > small["disk_mib"] > 0
    assert all(line["loaded_mib"] > 1 for line in (small, large))
    assert large["search_ms_p95"] >= large["search_ms_p50"] >= large["own_ms_p50"] > 0
    assert measured.summary["growth"]["search_ms"] > 0
    assert len(measured.rows) == 2 * 2 * 20
    told = "\n".join(lines(measured))
    assert all(words in told for words in COLUMNS.values())
    assert "Cỡ 400: véc-tơ đoạn và câu hỏi được vẽ" in told
    write_run(tmp_path, measured, report(measured))
    assert read_run(tmp_path).summary == measured.summary
    assert "<td>trên đĩa, MiB</td>" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert values(measured)["400.recall@10"] == 1


def test_missed_targets_are_named(measured: Run) -> None:
    check_targets(measured)
    slow = {**measured.summary["sizes"][1], "search_ms_p95": 61.0, "recall@10": 0.5}
    run = Run(measured.settings, measured.rows, [], {**measured.summary, "sizes": [slow]})
    with pytest.raises(BelowBound, match=r"ở 400 đoạn: p95 khi tìm là 61\.0 ms.*recall@10 là 0\.5000"):
        check_targets(run)


def test_each_size_is_measured_in_processes_of_its_own(packaged: PackagedEncoder) -> None:
    # Embedding passages takes long, and what is near what does not matter here.
    wide = HashingEncoder(packaged.name, packaged.dim)
    vectors = wide.encode_passages(synthetic_plan(32).texts)
    questions = wide.encode_passages([question_about(number) for number in range(8)])
    told: list[str] = []
    run = measure_sizes(
        [32, 40], 4, Sample(packaged.name, "packaged", vectors, questions), lambda _: vectors, 32, tell=told.append
    )
    assert told[0] == "32 đoạn: nhúng thật, rồi dựng"
    assert told[2] == "40 đoạn: véc-tơ vẽ ra, rồi dựng"
    small, large = run.summary["sizes"]
    assert small["recall@10"] == large["recall@10"] == 1
    # The process that asks holds neither what built the index nor torch.
    assert 0 < small["empty_mib"] <= small["loaded_mib"] <= small["peak_mib"] < 400


def test_bad_sizes_and_bounds_are_refused_before_anything_is_measured() -> None:
    failed(call("-m", "eval", "scale", "--passages", "0"), 2, "--passages")
    failed(call("-m", "eval", "scale", "--fail-under", "x"), 2, "PHÉP_ĐO=GIÁ_TRỊ")
