"""Building and asking an index of synthetic passages, each in a process of its own.

``python -m eval.scale_process build|serve FOLDER`` reads ``job.json`` and the vectors in the folder, and leaves what it
measured beside them; so the memory of the process that asks holds nothing that was there for building.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from index.encoder import Encoder, Progress, Vectors
    from index.records import Reading

JOB, PASSAGES, QUESTIONS, ASKED = "job.json", "passages.npy", "questions.npy", "asked.npy"
BUILD, SERVE = "build", "serve"
INDEX = "index"
_SENTENCES = "sentences-drawn.npy"
_PIECE = 20_000
# Questions that are asked before any is timed.
_WARMING = 10
NEAREST = 10


class PreparedEncoder:
    """Hands out the vectors of passages that were made before; a sentence takes those of its passage.

    So the closest sentence of a passage is as close as the passage; what is measured is the reading of as many vectors.
    """

    def __init__(self, name: str, passages: Vectors, sentences_each: Sequence[int], folder: Path) -> None:
        self.name, self.dim = name, int(passages.shape[1])
        self.cosines: tuple[float, float] | None = None
        self._passages, self._each, self._folder = passages, np.asarray(sentences_each), folder
        self.seconds = 0.0

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See ``Encoder``; the texts are those of all passages, of all sentences, or none, as synthetic figures are."""
        started = time.perf_counter()
        if texts:
            vectors = self._passages if len(texts) == len(self._passages) else self._of_sentences(len(texts))
        else:
            vectors = np.empty((0, self.dim), np.float32)
        self.seconds += time.perf_counter() - started
        return vectors

    def _of_sentences(self, count: int) -> Vectors:
        """Return a row a sentence, in a file: there may be several times as many as passages."""
        found: Vectors = np.lib.format.open_memmap(
            self._folder / _SENTENCES, mode="w+", dtype=np.float32, shape=(count, self.dim)
        )
        at = 0
        for start in range(0, len(self._each), _PIECE):
            rows = np.repeat(self._passages[start : start + _PIECE], self._each[start : start + _PIECE], axis=0)
            found[at : at + len(rows)] = rows
            at += len(rows)
        return found

    def encode_question(self, text: str) -> Vectors:
        """See ``Encoder``; nothing is asked while an index is built."""
        raise NotImplementedError("a prepared encoder embeds no questions")


class AskingEncoder:
    """Embeds a question, and where its vector is drawn, gives that one instead: the time is the real one."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.dim, self.cosines = encoder.name, encoder.dim, encoder.cosines
        self.drawn: Vectors | None = None

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See ``Encoder``."""
        return self._encoder.encode_passages(texts, progress)

    def encode_question(self, text: str) -> Vectors:
        """See ``Encoder``."""
        vector = self._encoder.encode_question(text)
        return vector if self.drawn is None else self.drawn


def build_index(folder: Path, encoder_name: str) -> dict[str, Any]:
    """Build the index of a job; return the seconds of its parts and the peak of memory."""
    from eval.synthetic import synthetic_plan
    from index.build import build
    from index.dense import DenseIndex
    from index.diacritics import DiacriticRestorer
    from index.lexical import LexicalIndex

    passages: Vectors = np.load(folder / PASSAGES, mmap_mode="r")
    started = time.perf_counter()
    plan = synthetic_plan(len(passages))
    planned = time.perf_counter() - started
    encoder = PreparedEncoder(encoder_name, passages, _sentences_each(plan.readings), folder)
    seconds: dict[str, list[float]] = {}
    with (
        timed(DenseIndex, "build", seconds, "dense"),
        timed(LexicalIndex, "build", seconds, "lexical"),
        timed(DiacriticRestorer, "learn", seconds, "language"),
    ):
        started = time.perf_counter()
        name = build(plan, folder / INDEX, encoder, dt.datetime.now(dt.UTC))
        whole = time.perf_counter() - started
    (folder / _SENTENCES).unlink(missing_ok=True)
    files = [path for path in (folder / INDEX / "generations" / name).rglob("*") if path.is_file()]
    return {
        "making_s": planned,
        "build_s": whole - encoder.seconds,
        **{f"build_{part}_s": sum(own) for part, own in seconds.items()},
        "build_peak_mib": memory("VmHWM"),
        "disk_mib": sum(path.stat().st_size for path in files) / 2**20,
    }


def serve_index(folder: Path, encoder: Encoder) -> dict[str, Any]:
    """Load the index of a job and ask its questions; the vectors that were asked are written beside it.

    Returns:
        ``load_s``, memory in MiB before and after loading and after asking, and for each question ``search_ms``,
        its parts ``encode_ms``, ``reading_ms``, ``dense_ms``, ``lexical_ms``, ``sentences_ms``, the numbers of the
        passages ``found``, and the ``nearest`` of the dense arm.
    """
    from index.dense import DenseIndex
    from index.generation import load_generation
    from index.lexical import LexicalIndex
    from index.passage_sentences import PassageSentences
    from index.understanding import Understanding

    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    drawn = np.load(folder / QUESTIONS) if (folder / QUESTIONS).is_file() else None
    asking = AskingEncoder(encoder)
    before = memory("VmRSS")
    started = time.perf_counter()
    generation = load_generation(folder / INDEX, asking)
    loaded = time.perf_counter() - started
    told = {"load_s": loaded, "empty_mib": before, "loaded_mib": memory("VmRSS")}
    seconds: dict[str, list[float]] = {}
    nearest: list[list[int]] = []
    rows: list[dict[str, Any]] = []
    vectors: list[Vectors] = []
    questions = job["questions"]
    with (
        timed(DenseIndex, "search", seconds, "dense", lambda found: nearest.append(list(found)[:NEAREST])),
        timed(LexicalIndex, "search", seconds, "lexical"),
        timed(PassageSentences, "closest", seconds, "sentences"),
        timed(Understanding, "read", seconds, "reading"),
        timed(AskingEncoder, "encode_question", seconds, "encode"),
    ):
        for question in [*questions[:_WARMING], *questions]:
            asking.drawn = None if drawn is None else drawn[question["row"]]
            nearest.clear()
            seconds.clear()
            started = time.perf_counter()
            found = generation.retriever.search(question["text"], NEAREST)
            took = (time.perf_counter() - started) * 1000
            # Passages are searched first; further searches are of other things.
            parts = {f"{part}_ms": own[0] * 1000 for part, own in seconds.items()}
            numbers = [hit.number for hit in found.hits]
            rows.append({"search_ms": took, **parts, "found": numbers, "nearest": nearest[0]})
            vectors.append(found.question)
    np.save(folder / ASKED, np.stack(vectors[-len(questions) :]))
    return told | {"asked_mib": memory("VmRSS"), "peak_mib": memory("VmHWM"), "rows": rows[-len(questions) :]}


def memory(field: str) -> float:
    """Return MiB of this process: ``VmRSS`` resident now, mapped files included; ``VmHWM`` the most so far."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"/proc/self/status gives no {field}")


@contextlib.contextmanager
def timed(
    owner: type, method: str, seconds: dict[str, list[float]], part: str, seen: Callable[[Any], object] | None = None
) -> Iterator[None]:
    """Add the seconds of every call of a method to a list, for as long as the block lasts.

    Args:
        owner: The class.
        method: The method's name.
        seconds: Where they go, by part.
        part: The part.
        seen: Called with what the method returned.
    """
    whole = vars(owner)[method]
    inner = getattr(owner, method) if isinstance(whole, classmethod) else whole

    @functools.wraps(inner)
    def call(*words: Any, **named: Any) -> Any:  # noqa: ANN401  whatever the method takes
        started = time.perf_counter()
        result = inner(*words, **named)
        seconds.setdefault(part, []).append(time.perf_counter() - started)
        if seen:
            seen(result)
        return result

    setattr(owner, method, staticmethod(call) if isinstance(whole, classmethod) else call)
    try:
        yield
    finally:
        setattr(owner, method, whole)


def _sentences_each(readings: Sequence[Reading]) -> list[int]:
    """Return how many sentences each passage holds; a synthetic passage is a paragraph."""
    counts: list[int] = []
    for reading in readings:
        counts += Counter(sentence.paragraph for sentence in reading.sentences).values()
    return counts


def main(task: str, folder: Path) -> None:
    """Do one task of a job and write what was measured; whoever starts the process sets its threads."""
    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    if task == BUILD:
        told = build_index(folder, job["encoder"])
    else:
        from index.encoder import asking_encoder

        told = serve_index(folder, asking_encoder(job["model"]))
    (folder / f"{task}.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
