"""Rebuilding beside a server: the real job in its own process."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.operating.builder import Builder, BuildState, Phase
from index.store import current_name
from index.switching import writing
from sources.errors import IndexBusy
from tests.assistant.operating.building import known, places

LONG = 120.0


def test_a_build_goes_through_and_tells_of_it(tmp_path: Path) -> None:
    settings = places(tmp_path)
    (settings.sources_dir / "la.xyz").write_text("x", encoding="utf-8")
    known(settings)
    builder = Builder(settings)
    assert builder.state == BuildState()
    builder.start()
    assert builder.state.is_running
    state = builder.wait(LONG)
    assert state.phase is Phase.DONE
    assert f"bản {current_name(settings.index_dir)}: nhúng mới 0 đoạn" in state.told
    assert "Bỏ qua la.xyz: chưa đọc được dạng .xyz." in state.notes


def test_a_second_build_is_refused_while_one_goes_on(tmp_path: Path) -> None:
    settings = places(tmp_path)
    known(settings)
    builder = Builder(settings)
    builder.start()
    with pytest.raises(IndexBusy, match="đang được dựng lại rồi"):
        builder.start()
    assert builder.wait(LONG).phase is Phase.DONE
    builder.start()
    assert builder.wait(LONG).phase is Phase.DONE


def test_a_build_from_elsewhere_excludes_one_from_here(tmp_path: Path) -> None:
    settings = places(tmp_path)
    known(settings)
    builder = Builder(settings)
    with writing(settings.index_dir):
        builder.start()
        state = builder.wait(LONG)
    assert (state.phase, "Một tiến trình khác đang dựng chỉ mục" in state.told) == (Phase.FAILED, True)


def test_why_a_build_fails_is_told(tmp_path: Path) -> None:
    settings = places(tmp_path)
    (settings.sources_dir / "cu.txt").unlink()
    builder = Builder(settings)
    builder.start()
    state = builder.wait(LONG)
    assert (state.phase, "không có tài liệu nào đọc được" in state.told) == (Phase.FAILED, True)


def test_a_server_that_stops_ends_its_build(tmp_path: Path) -> None:
    settings = places(tmp_path)
    known(settings)
    builder = Builder(settings)
    builder.start()
    builder.close()
    state = builder.wait(LONG)
    assert (state.phase, "dừng giữa chừng (mã -15)" in state.told) == (Phase.FAILED, True)


def test_progress_is_summed_up() -> None:
    state = BuildState(Phase.RUNNING)
    for line in ({"told": "a"}, {"expected": 40}, {"done": 16}, {"done": 16}):
        state = state.after(line)
    assert (state.told, state.expected, state.done, state.is_running) == ("a", 40, 32, True)
