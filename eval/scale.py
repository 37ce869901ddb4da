"""How an index grows: synthetic passages in several sizes, built and asked as an index is.

Up to a limit the passages are really embedded; above it their vectors are drawn from the distribution of a sample
that is (``eval.drawn``). Each index is built in a process of its own and asked in another.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from eval.drawn import SEED, Distribution, likeness, looked_up
from eval.folder import QuestionRow, Run, Settings, as_json, means
from eval.scale_process import ASKED, BUILD, JOB, NEAREST, PASSAGES, QUESTIONS, SERVE
from eval.synthetic import question_about
from eval.typed import WAYS
from index.encoder import Vectors

COMMAND = "scale"
ROOT = Path(__file__).resolve().parent.parent
# Ways of typing that every question is asked in.
ASKED_WAYS = ("accented", "stripped")
# Cosines that differ less are one: a nearest passage may be another with the same cosine.
_SAME = 1e-6
_PIECE = 50_000
MS = ("search_ms", "encode_ms", "reading_ms", "dense_ms", "lexical_ms", "sentences_ms")


@dataclass(frozen=True)
class Sample:
    """What was really embedded.

    Attributes:
        encoder: The encoder's name.
        model: The setting that names the model.
        passages: Of the passages from number 0. Shape: (n, dim).
        questions: Of a question about each of the first of them. Shape: (m, dim).
    """

    encoder: str
    model: str
    passages: Vectors
    questions: Vectors


class Worker(Protocol):
    """Does the tasks of a job."""

    def __call__(self, task: str, folder: Path) -> dict[str, Any]:
        """Do ``build`` or ``serve`` in a folder and return what was measured."""


def in_a_process(task: str, folder: Path) -> dict[str, Any]:
    """Do a task in a process of its own: all cores for building, one OpenMP thread for asking."""
    threads = len(os.sched_getaffinity(0)) if task == BUILD else 1
    environment = os.environ | {"OMP_NUM_THREADS": str(threads), "OMP_WAIT_POLICY": "passive"}
    command = [sys.executable, "-m", "eval.scale_process", task, str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    told: dict[str, Any] = json.loads((folder / f"{task}.json").read_text(encoding="utf-8"))
    return told


def measure_sizes(
    sizes: Sequence[int],
    questions: int,
    sample: Sample,
    embed: Callable[[int], Vectors],
    embed_limit: int,
    worker: Worker = in_a_process,
    tell: Callable[[str], object] = print,
) -> Run:
    """Measure sizes one after another; their folders are removed as soon as each is measured.

    Args:
        sizes: Numbers of passages.
        questions: How many passages of each size are asked about; all of a smaller one.
        sample: What was really embedded.
        embed: Returns the vectors of so many passages, really embedded.
        embed_limit: The most passages that it is asked for.
        worker: Does the tasks.
        tell: Told what is being done.
    """
    distribution = Distribution.of(sample.passages, sample.questions)
    count, asked = len(sample.passages), len(sample.questions)
    drawn = distribution.draw(count, 2 * count)
    alike = {
        "real": likeness(sample.passages) | {"lists": [looked_up(sample.passages, sample.questions)]},
        "drawn": likeness(drawn)
        | {"lists": [looked_up(drawn, distribution.ask(drawn[:asked], range(count, count + asked)))]},
    }
    rows: list[QuestionRow] = []
    predictions: list[dict[str, Any]] = []
    table = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="hoiso-scale-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            real = size <= embed_limit
            tell(f"{size} đoạn: {'nhúng thật' if real else 'véc-tơ vẽ ra'}, rồi dựng")
            vectors = _prepare(folder, size, questions, sample, embed if real else None, distribution)
            built = worker(BUILD, folder)
            tell(f"dựng xong sau {built['build_s']:.0f} giây; đang hỏi")
            served = worker(SERVE, folder)
            found, kept = _judge(folder, size, vectors, served)
        rows += found
        predictions += kept
        table.append(_line(size, real, built, served, found))
    return _run(sizes, rows, predictions, table, sample, alike, distribution.explained)


def _prepare(
    folder: Path,
    size: int,
    questions: int,
    sample: Sample,
    embed: Callable[[int], Vectors] | None,
    distribution: Distribution,
) -> Vectors:
    """Write the job of a size; return the vectors of its passages, which stay in the folder."""
    numbers = sorted(random.Random(f"{SEED}:{size}").sample(range(size), min(size, questions)))
    asked = [
        {"text": WAYS[way](question_about(number)), "number": number, "way": way, "row": row}
        for way in ASKED_WAYS
        for row, number in enumerate(numbers)
    ]
    job = {"encoder": sample.encoder, "model": sample.model, "questions": asked}
    (folder / JOB).write_text(json.dumps(job, ensure_ascii=False), encoding="utf-8")
    vectors: Vectors = np.lib.format.open_memmap(
        folder / PASSAGES, mode="w+", dtype=np.float32, shape=(size, sample.passages.shape[1])
    )
    if embed is not None:
        vectors[:] = embed(size)
        return vectors
    for start in range(0, size, _PIECE):
        vectors[start : start + _PIECE] = distribution.draw(start, min(start + _PIECE, size))
    np.save(folder / QUESTIONS, distribution.ask(vectors[numbers], numbers))
    return vectors


def _judge(
    folder: Path, size: int, vectors: Vectors, served: dict[str, Any]
) -> tuple[list[QuestionRow], list[dict[str, Any]]]:
    """Return the measures of each question of a size, and what came back."""
    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    asked: Vectors = np.load(folder / ASKED)
    bounds = exact_bounds(vectors, asked, NEAREST)
    rows, kept = [], []
    for question, answer, vector, bound in zip(job["questions"], served["rows"], asked, bounds, strict=True):
        number, way = question["number"], question["way"]
        hits = vectors[answer["nearest"]] @ vector
        measures = {
            f"{size}.{way}.R@1": float(answer["found"][:1] == [number]),
            f"{size}.{way}.R@10": float(number in answer["found"]),
            f"{size}.recall@{NEAREST}": float((hits >= bound - _SAME).sum()) / min(NEAREST, len(vectors)),
            **{f"{size}.{part}": answer[part] for part in MS},
        }
        rows.append(QuestionRow(id=f"{size}:{way}:{number}", question=question["text"], measures=measures))
        kept.append({"id": rows[-1].id, "right": number, "found": answer["found"]})
    return rows, kept


def exact_bounds(vectors: Vectors, asked: Vectors, k: int) -> Vectors:
    """Return the cosine of each question with its k-th nearest vector, or the last of fewer. Shape: (n_questions,)."""
    best = np.empty((len(asked), 0), np.float32)
    for start in range(0, len(vectors), _PIECE):
        best = np.concatenate([best, asked @ np.asarray(vectors[start : start + _PIECE]).T], axis=1)
        best = -np.partition(-best, min(k, best.shape[1]) - 1, axis=1)[:, :k]
    last: Vectors = best.min(axis=1)
    return last


def _line(
    size: int, real: bool, built: dict[str, Any], served: dict[str, Any], found: Sequence[QuestionRow]
) -> dict[str, Any]:
    """Return a size's line of the table."""
    times = {part: [row[part] for row in served["rows"]] for part in MS}
    times["own_ms"] = [row["search_ms"] - row["encode_ms"] for row in served["rows"]]
    quantiles = {f"{part}_p{p}": float(np.percentile(own, p)) for part, own in times.items() for p in (50, 95)}
    measured = {
        name.removeprefix(f"{size}."): mean.mean for name, mean in means(found).items() if not name.endswith("_ms")
    }
    memory = {name: value for name, value in served.items() if name != "rows"}
    return {"passages": size, "real": real, **built, **memory, **quantiles, **measured, "load": os.getloadavg()[0]}


def _run(
    sizes: Sequence[int],
    rows: list[QuestionRow],
    predictions: list[dict[str, Any]],
    table: list[dict[str, Any]],
    sample: Sample,
    alike: dict[str, dict[str, list[float]]],
    explained: float,
) -> Run:
    """Return the run, with how search grew from the smallest to the largest size."""
    ordered = sorted(table, key=lambda line: int(line["passages"]))
    first, last = ordered[0], ordered[-1]
    growth = {part: last[f"{part}_p50"] / first[f"{part}_p50"] for part in ("search_ms", "own_ms")}
    settings = Settings(
        command=COMMAND,
        question_set=f"synthetic {' '.join(map(str, sizes))}",
        questions_sha256=hashlib.sha256("\n".join(f"{row.id} {row.question}" for row in rows).encode()).hexdigest(),
        n=len(rows),
        run_on=dt.datetime.now(dt.UTC).date().isoformat(),
        facts={"encoder": sample.encoder, "sample": len(sample.passages), "cores": len(os.sched_getaffinity(0))},
    )
    summary = {
        "n": len(rows),
        "measures": as_json(means(rows)),
        "sizes": table,
        "growth": growth,
        "likeness": alike,
        "explained": explained,
    }
    return Run(settings, rows, predictions, summary)
