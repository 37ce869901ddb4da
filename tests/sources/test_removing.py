"""Documents taken out of a folder, and their entries out of its catalogs."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.errors import BadMetadata, UsageError
from sources.library import load_library
from sources.removing import remove

CATALOG = """# Danh mục
- file: a.txt
  title: A
# Về b
- file: b.txt
  topics:
  - x
  - y
# Về c
- {file: c.txt, title: C}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Đã cấp 5 thẻ {name}.", encoding="utf-8")
    (tmp_path / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
    return tmp_path


def ids(folder: Path) -> list[str]:
    return [document.doc_id for document in load_library(folder).documents]


def test_a_document_goes_with_its_entry_and_the_rest_stays_as_written(folder: Path) -> None:
    aside = remove(folder, ["b.txt"])
    assert ids(folder) == ["a.txt", "c.txt"]
    assert (folder / "catalog.yaml").read_text(encoding="utf-8") == (
        "# Danh mục\n- file: a.txt\n  title: A\n# Về b\n# Về c\n- {file: c.txt, title: C}\n"
    )
    assert (aside / "b.txt").read_text(encoding="utf-8") == "Đã cấp 5 thẻ b."


def test_all_may_go(folder: Path) -> None:
    remove(folder, ["a.txt", "b.txt", "c.txt"])
    assert sorted(path.name for path in folder.iterdir()) == [".da-go", "catalog.yaml"]
    (folder / "d.txt").write_text("Có 6 thẻ.", encoding="utf-8")
    assert ids(folder) == ["d.txt"]


def test_a_catalog_in_brackets_is_written_anew(folder: Path) -> None:
    (folder / "catalog.yaml").write_text("[{file: a.txt, title: A}, {file: b.txt}]", encoding="utf-8")
    remove(folder, ["b.txt"])
    assert [(d.doc_id, d.title) for d in load_library(folder).documents] == [("a.txt", "A"), ("c.txt", None)]


def test_a_document_in_a_folder_below_goes_out_of_the_catalog_that_names_it(folder: Path) -> None:
    (folder / "e").mkdir()
    (folder / "e" / "a.txt").write_text("Có 7 thẻ.", encoding="utf-8")
    (folder / "e" / "catalog.yaml").write_text("- file: a.txt\n  title: Dưới\n", encoding="utf-8")
    remove(folder, ["e/a.txt"])
    assert ids(folder) == ["a.txt", "b.txt", "c.txt"]
    assert (folder / ".da-go" / "e" / "a.txt").exists()


def test_a_name_in_the_other_unicode_form_is_found(folder: Path) -> None:
    (folder / "nga\u0323y.txt").write_text("Có 7 thẻ.", encoding="utf-8")
    remove(folder, ["ng\u1ea1y.txt"])
    assert ids(folder) == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("doc_id", ["d.txt", "../a.txt", "/etc/passwd", "catalog.yaml", "", ".da-go/a.txt"])
def test_what_is_no_document_is_refused_and_nothing_is_changed(folder: Path, doc_id: str) -> None:
    with pytest.raises(UsageError, match="Thư mục nguồn không có tài liệu"):
        remove(folder, ["a.txt", doc_id])
    assert ids(folder) == ["a.txt", "b.txt", "c.txt"]


def test_a_catalog_that_cannot_be_read_stops_it(folder: Path) -> None:
    (folder / "catalog.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(BadMetadata, match="không phải YAML"):
        remove(folder, ["a.txt"])
    assert (folder / "a.txt").exists()
