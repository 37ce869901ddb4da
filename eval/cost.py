"""What an answer costs, as ratios of times taken in turns in one run: they say the same on any machine."""

from __future__ import annotations

import datetime as dt
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from assistant.assistant import Assistant
from eval.answers import Part
from eval.asking import ask_one, content
from eval.stats import Mean
from index.encoder import Encoder
from sources.errors import UsageError

ROUNDS = 3
CLIENTS, CORES = 8, 2
TODAY = dt.date(2026, 1, 1)


@dataclass(frozen=True)
class Times:
    """Milliseconds of one round, a question each."""

    asked: Sequence[float]
    encoded: Sequence[float]

    @property
    def ratio_p50(self) -> float:
        """The median of an answer, in medians of the encoding of its question."""
        return percentile(self.asked, 50) / percentile(self.encoded, 50)

    @property
    def ratio_p95(self) -> float:
        """The 95th percentile of an answer, in medians of the encoding of its question."""
        return percentile(self.asked, 95) / percentile(self.encoded, 50)


@dataclass(frozen=True)
class Together:
    """One round of several clients at once.

    Attributes:
        alone: Milliseconds of one client, a question each.
        together: Milliseconds of every question of every client.
        lost: Answers that did not come, or that are others than one client gets.
    """

    alone: Sequence[float]
    together: Sequence[float]
    lost: int

    @property
    def ratio_p95(self) -> float:
        """The 95th percentile of all clients, in medians of one client."""
        return percentile(self.together, 95) / percentile(self.alone, 50)


def percentile(values: Sequence[float], percent: float) -> float:
    """Return a percentile of at least one value."""
    return float(np.percentile(values, percent))


def milliseconds(call: Callable[[], Any]) -> float:
    """Return how long a call takes."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def ask_against_encoding(assistant: Assistant, encoder: Encoder, questions: Sequence[str]) -> list[Times]:
    """Return the times of a warm ask and of encoding the question alone, round by round.

    The two are timed in turns on the same questions, so that both meet the same machine.
    """
    # A question that cannot be read is neither encoded nor answered.
    questions = [question for question in questions if _is_readable(assistant, question)]
    rounds = []
    for _ in range(ROUNDS):
        asked: list[float] = []
        encoded: list[float] = []
        for question in questions:
            encoded.append(milliseconds(partial(encoder.encode_question, question)))
            asked.append(milliseconds(partial(assistant.ask, question, TODAY)))
        rounds.append(Times(asked, encoded))
    return rounds


def _is_readable(assistant: Assistant, question: str) -> bool:
    try:
        assistant.ask(question, TODAY)
    except UsageError:
        return False
    return True


def clients_at_once(assistant: Assistant, questions: Sequence[str]) -> list[Together]:
    """Return the times of eight clients at once on two cores and of one alone, in turns, round by round.

    Each client is a thread that asks every question, one after the other, and begins at another one.
    """
    expected = [content(ask_one(assistant, "", question, TODAY)) for question in questions]
    with _cores(CORES):
        return [_round(assistant, questions, expected) for _ in range(ROUNDS)]


def _round(assistant: Assistant, questions: Sequence[str], expected: Sequence[bytes]) -> Together:
    count = len(questions)
    alone = [milliseconds(partial(ask_one, assistant, "", question, TODAY)) for question in questions]
    times: list[list[float]] = [[] for _ in range(CLIENTS)]
    right = [0] * CLIENTS
    begin = threading.Barrier(CLIENTS)

    def work(client: int) -> None:
        begin.wait()
        for step in range(count):
            number = (step + client * count // CLIENTS) % count
            started = time.perf_counter()
            answer = ask_one(assistant, "", questions[number], TODAY)
            times[client].append((time.perf_counter() - started) * 1000)
            right[client] += content(answer) == expected[number]

    threads = [threading.Thread(target=work, args=(client,)) for client in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Together(alone, [taken for own in times for taken in own], CLIENTS * count - sum(right))


@contextmanager
def _cores(count: int) -> Iterator[None]:
    """Keep this thread, and those that it starts, on so many cores."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:count])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def measure_cost(assistant: Assistant, encoder: Encoder, questions: Sequence[str]) -> Part:
    """Return the ratios over all rounds; the interval is from the least round to the most."""
    asked, together = ask_against_encoding(assistant, encoder, questions), clients_at_once(assistant, questions)
    n = ROUNDS * len(questions)
    whole = Times([t for one in asked for t in one.asked], [t for one in asked for t in one.encoded])
    lost = sum(one.lost for one in together)
    all_together = Together([t for r in together for t in r.alone], [t for r in together for t in r.together], lost)
    part = Part("cost", digest="")
    part.measures = {
        "cost.ratio_p50": _spread(whole.ratio_p50, [one.ratio_p50 for one in asked], n),
        "cost.ratio_p95": _spread(whole.ratio_p95, [one.ratio_p95 for one in asked], n),
        "cost.clients_p95": _spread(all_together.ratio_p95, [one.ratio_p95 for one in together], CLIENTS * n),
        "cost.clients_lost": _spread(lost, [one.lost for one in together], CLIENTS * n),
    }
    return part


def _spread(value: float, rounds: Sequence[float], n: int) -> Mean:
    return Mean(value, min(rounds), max(rounds), n)
