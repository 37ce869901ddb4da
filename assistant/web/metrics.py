"""What is counted while serving, as Prometheus reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import InfoMetricFamily
from prometheus_client.registry import Collector

from assistant.answer import Abstention, Answer
from assistant.kept.keeper import TALK
from assistant.kept.talk import is_talk
from assistant.render import text_of

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counters of one app; nothing in them names a question or who asked it."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "hoiso_requests", "Yêu cầu đã trả lời.", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "hoiso_request_seconds",
            "Giây từ lúc nhận yêu cầu đến lúc bắt đầu trả lời.",
            ("route",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._answers = Counter(
            "hoiso_answers",
            "Câu hỏi đã trả lời, theo nơi hỏi, kết quả, lý do không trả lời và loại câu trả lời.",
            ("place", "status", "reason", "kind"),
            registry=self.registry,
        )

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request when its answer begins; the route is its template, so that there are few of them."""
        self._requests.labels(method, route, status).inc()
        self._seconds.labels(route).observe(seconds)

    def count_answer(self, place: str, result: Answer | Abstention) -> None:
        """Count what a question was answered with, and where it was asked: ``api``, ``batch``, ``mcp``, ``chat``."""
        if isinstance(result, Answer):
            self._count(place, "answered", None, result.kind.value)
        elif is_talk(text_of(result)):
            self._count(place, TALK, None, None)
        else:
            self._count(place, "abstained", result.reason.value, None)

    def count_row(self, place: str, row: Mapping[str, Any]) -> None:
        """Count an answer that is JSON already; one of status ``error`` too."""
        if row["status"] == "abstained" and is_talk(row["text"]):
            self._count(place, TALK, None, None)
        else:
            self._count(place, row["status"], row["reason"], row["kind"])

    def _count(self, place: str, status: str, reason: str | None, kind: str | None) -> None:
        self._answers.labels(place, status, reason or "", kind or "").inc()

    def text(self, generation: str) -> bytes:
        """Return all counters in Prometheus' text format, and which index generation serves."""
        return generate_latest(self.registry) + generate_latest(_one(_Generation(generation)))


class _Generation(Collector):
    def __init__(self, name: str) -> None:
        self._name = name

    def collect(self) -> list[InfoMetricFamily]:
        """Return which generation serves."""
        return [InfoMetricFamily("hoiso_generation", "Bản chỉ mục đang dùng.", {"name": self._name})]


def _one(collector: Collector) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(collector)
    return registry
