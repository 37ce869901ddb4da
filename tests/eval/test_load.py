"""Many users at once, over a real server: nothing fails, and what is told is what was counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from eval.load import Load, lines, put_under_load


def test_no_request_of_some_users_fails(shipped_index: Path) -> None:
    load = put_under_load(shipped_index, ["Đã cấp bao nhiêu thẻ căn cước?", "the can cuoc"], users=4, seconds=8)
    assert load.errors == Counter()
    assert len(load.asked_ms) + len(load.looked_up_ms) >= 4
    assert len(load.memory_mib) == 5


def test_what_is_told() -> None:
    load = Load(2, 10.0, [10.0, 30.0], [5.0], Counter({"503": 1}), [100.0, 101.4])
    assert lines(load) == [
        "2 người cùng lúc trong 10 giây: 3 yêu cầu, 0.3 mỗi giây, 1 lỗi {'503': 1}",
        "hỏi: p50 20 ms, p95 29 ms, lâu nhất 30 ms (n = 2)",
        "tra cứu: p50 5 ms, p95 5 ms, lâu nhất 5 ms (n = 1)",
        "bộ nhớ máy chủ (MiB): 100, 101",
    ]
