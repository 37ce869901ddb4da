"""Speeds, measured side by side in one run; ratios are what to compare between machines."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from assistant.assistant import Assistant
from eval.cost import ask_against_encoding, clients_at_once, milliseconds, percentile
from eval.serving import ROOT, serving
from index.encoder import Encoder
from sources.document import Document, Span
from sources.figures import find_figures

_STARTS = 5


def cold_start(index_dir: Path, question: str) -> float:
    """Return the median seconds of `ask` as a process of its own, files in the disk cache."""
    command = [sys.executable, "-m", "assistant", "ask", question, "--index", str(index_dir)]
    seconds = []
    for _ in range(_STARTS + 1):
        started = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds[1:])


def asking(assistant: Assistant, encoder: Encoder, questions: Sequence[str]) -> dict[str, float]:
    """Return the p50 and p95 of a warm ask and the p50 of encoding the question alone, in ms, and their ratios.

    Also of eight clients at once on two cores: their p95 in medians of one client, and how many answers were lost.
    """
    rounds = ask_against_encoding(assistant, encoder, questions)
    asked = [taken for one in rounds for taken in one.asked]
    encoded = [taken for one in rounds for taken in one.encoded]
    together = clients_at_once(assistant, questions)
    return {
        "ask_p50_ms": percentile(asked, 50),
        "ask_p95_ms": percentile(asked, 95),
        "encode_p50_ms": percentile(encoded, 50),
        "ratio_p50": percentile(asked, 50) / percentile(encoded, 50),
        "ratio_p95": percentile(asked, 95) / percentile(encoded, 50),
        "clients_p95_ratio": statistics.median(one.ratio_p95 for one in together),
        "clients_lost": sum(one.lost for one in together),
    }


def server_memory(index_dir: Path) -> dict[str, float]:
    """Return the resident MiB of the web server after start and after one question."""
    with serving(index_dir) as server:
        started = server.resident_mib()
        server.ask("Đã cấp bao nhiêu thẻ căn cước?")
        return {"server_started_mib": started, "server_asked_mib": server.resident_mib()}


def reading_speed(text: str) -> dict[str, float]:
    """Return KB of UTF-8 read for figures in a second, and the time of 1 MB against 100 KB."""
    seconds = {}
    for size in (100_000, 1_000_000):
        data = (text.encode() * (size // len(text.encode()) + 1))[:size].decode(errors="ignore")
        document = Document("bench", data, Span(0, len(data)))
        seconds[size] = min(milliseconds(partial(find_figures, document)) for _ in range(3)) / 1000
    return {
        "figures_kb_per_s": 1000 / seconds[1_000_000],
        "figures_1mb_to_100kb": seconds[1_000_000] / seconds[100_000],
    }
