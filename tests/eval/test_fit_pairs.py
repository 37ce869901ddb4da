"""Learning when two figures state one quantity: worlds are read as they are marked, and the labels tell them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.pairs import FEATURES
from eval.fit_pairs import Pair, fit, held_out, pairs_of, report
from eval.quantities import QUANTITIES_DIR, quantities_of, read_world
from sources.errors import UsageError
from tests.conftest import make_generation


def test_a_world_is_read_without_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "w.txt"
    text = "=== a.txt | 2023-01-05 | Cảng\nCảng có {ships|24 tàu} và {crew|312} thuyền viên.\n"
    path.write_text(text, encoding="utf-8")
    world = read_world(path)
    (document,) = world.documents
    assert (document.text, document.title) == ("Cảng có 24 tàu và 312 thuyền viên.", "Cảng")
    assert world.labels == {("a.txt", 8): "ships", ("a.txt", 18): "crew"}


def test_a_world_without_documents_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.txt"
    path.write_text("Cảng có 24 tàu.", encoding="utf-8")
    with pytest.raises(UsageError, match="không có tài liệu nào"):
        read_world(path)


def test_every_mark_of_every_world_is_a_figure(tmp_path: Path) -> None:
    for path in sorted(QUANTITIES_DIR.glob("*.txt")):
        world = read_world(path)
        generation = make_generation(tmp_path / path.stem, world.documents)
        named = quantities_of(generation, world.labels)
        assert set(world.labels.values()) <= set(named.values())


def test_a_label_where_no_figure_stands_is_told(tmp_path: Path) -> None:
    world = read_world(QUANTITIES_DIR / "rice.txt")
    generation = make_generation(tmp_path, world.documents)
    with pytest.raises(UsageError, match="Không có số liệu nào ở"):
        quantities_of(generation, {(world.documents[0].doc_id, 3): "x"})


def test_pairs_are_of_one_quantity_as_labelled(tmp_path: Path) -> None:
    world = read_world(QUANTITIES_DIR / "library.txt")
    pairs = list(pairs_of("library", make_generation(tmp_path, world.documents), world.labels))
    same = {pair.words[0].split(" | ")[0] for pair in pairs if pair.is_same}
    assert {"215.400", "268.900"} <= same
    assert any(not pair.is_same for pair in pairs)


def test_weights_are_learnt_from_other_worlds() -> None:
    def pair(world: str, overlap: float, is_same: bool) -> Pair:
        row = tuple(overlap if name == "own_overlap" else 0.0 for name in FEATURES)
        return Pair(world, row, is_same, ("a", "b"))

    pairs = [pair(world, overlap, overlap > 0.5) for world in "xyz" for overlap in (0.0, 0.1, 0.9, 1.0) * 50]
    assert fit(pairs)["own_overlap"] > 0
    likely = held_out(pairs)
    assert [probability > 0.5 for probability in likely] == [pair.is_same for pair in pairs]
    assert "P 1.000  R 1.000" in "\n".join(report(pairs, likely, misses=True))
