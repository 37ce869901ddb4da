"""What the answers are to reach, and whether they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.answer_measures import MEASURES
from eval.stats import Mean

# Measures that are no mean over the questions of a set.
OTHERS = {
    "typed.stripped": "bỏ hết dấu so với đúng chính tả, trên cùng những câu: hơn kém tỷ lệ đúng",
    "typed.slips": "gõ sai so với đúng chính tả: hơn kém tỷ lệ đúng",
    "typed.half": "mất nửa số dấu so với đúng chính tả: hơn kém tỷ lệ đúng",
    "typed.chat": "kiểu nhắn tin so với đúng chính tả: hơn kém tỷ lệ đúng",
    "same_bytes": "hỏi lại: đúng từng byte như lần đầu",
    "risk_at_80": "rủi ro khi trả lời 80 % các câu có trong nguồn",
    "xquad.figure": "XQuAD-vi, câu mà lời đáp có chữ số: số đứng đầu chính là số của lời đáp",
    "xquad.figure.quantity": "… trong đó lời đáp là một số lượng",
    "xquad.figure.other": "… trong đó lời đáp là thời gian, hoặc tên có chữ số",
    "xquad.cited": "XQuAD-vi, mọi câu: câu trích đầu tiên chứa lời đáp, đúng đoạn",
    "xquad.cited_any": "… có trích dẫn nào đó chứa lời đáp, đúng đoạn",
    "xquad.coverage": "… đã trả lời",
    "xquad.precision": "… trong các câu đã trả lời: trích đúng (1 − rủi ro)",
    "xquad.risk_at_80": "… rủi ro khi trả lời 80 % các câu",
    "xquad.removed.abstained": "XQuAD-vi bỏ đoạn của 240 câu: không trả lời các câu ấy",
    "xquad.removed.risk_at_80": "… rủi ro khi trả lời 80 % các câu còn đoạn",
    "cost.ratio_p50": "p50 của một câu hỏi, gấp p50 của việc nhúng câu ấy",
    "cost.ratio_p95": "p95 của một câu hỏi, gấp p50 của việc nhúng câu ấy",
    "cost.clients_p95": "tám người hỏi cùng lúc trên hai nhân: p95, gấp p50 của một người",
    "cost.clients_lost": "tám người hỏi cùng lúc: số câu trả lời mất hay khác đi",
}
WORDS = {name: words for name, (_, words) in MEASURES.items()} | OTHERS


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on a measure: the least that it may be, or the most."""

    measure: str
    bound: float
    is_most: bool = False

    def is_reached(self, mean: Mean) -> bool:
        """Tell whether the value itself is within the bound; equal is enough, no number is not."""
        return mean.mean <= self.bound if self.is_most else mean.mean >= self.bound

    @property
    def words(self) -> str:
        """The bound as readers write it: ``≥ 0,96``."""
        return f"{'≤' if self.is_most else '≥'} {self.bound:g}".replace(".", ",")


TARGETS = (
    Target("figure", 0.96),
    Target("citation_precision", 0.99),
    Target("citation_recall", 0.97),
    Target("series", 0.90),
    Target("conflict", 0.90),
    Target("conflict_precision", 0.95),
    Target("derived", 0.95),
    Target("text", 0.93),
    Target("follow_up", 0.93),
    Target("abstained", 0.95),
    Target("no_wrong_figure", 0.99),
    Target("typed.stripped", -0.02),
    Target("typed.slips", -0.02),
    Target("same_bytes", 1.0),
    Target("xquad.figure", 0.70),
    Target("xquad.cited", 0.85),
    Target("cost.ratio_p50", 1.5, is_most=True),
    Target("cost.ratio_p95", 2.5, is_most=True),
    Target("cost.clients_p95", 12.0, is_most=True),
    Target("cost.clients_lost", 0.0, is_most=True),
)


def judged(measures: Mapping[str, Mean]) -> list[tuple[Target, Mean, bool]]:
    """Return every target whose measure was taken, with its value and whether it is reached, in order."""
    taken = [target for target in TARGETS if target.measure in measures]
    return [(target, measures[target.measure], target.is_reached(measures[target.measure])) for target in taken]
