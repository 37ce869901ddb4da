"""Uploads that are read in another process: what is seen of them, and what becomes of hostile ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.operating.intake import Intake, Staged, Upload
from assistant.operating.previews import Preview
from assistant.operating.reading import ReadLimits, ToRead, read_files, take_files
from sources.errors import BrokenFile, HoiSoError, UsageError
from sources.library import load_library
from tests.assistant.operating.hostile import ELF, endless_pdf, word, word_bomb

TEXT = "---\ntitle: Báo cáo\npublisher: Sở A\npublished_on: 2025-03-01\n---\nNăm 2025 đã cấp 123.456 thẻ. Còn 12 nơi.\n"
LIMITS = ReadLimits(seconds=30, memory=2**30, unpacked=4 * 2**20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "documents"
    place.mkdir()
    (place / "cu.txt").write_text("Đã cấp 7 hộ chiếu ở nơi này từ năm ngoái tới năm nay.", encoding="utf-8")
    return place


def uploaded(place: Path, **files: bytes | str) -> list[ToRead]:
    """Write files, whose names have ``__`` for a dot."""
    found = []
    for name, data in files.items():
        path = place / name.replace("__", ".")
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        found.append(ToRead(path, {}))
    return found


def test_what_is_seen_of_a_file(folder: Path, tmp_path: Path) -> None:
    [seen] = read_files(folder, uploaded(tmp_path, bao_cao__md=TEXT), LIMITS)
    assert seen == Preview(
        title="Báo cáo",
        publisher="Sở A",
        published_on="2025-03-01",
        pages=0,
        sentences=2,
        figures=2,
        first_figures=(("123.456", "Năm 2025 đã cấp 123.456 thẻ"), ("12", "Còn 12 nơi")),
        first_lines=("Năm 2025 đã cấp 123.456 thẻ. Còn 12 nơi.",),
        notes=(),
    )


def test_a_file_that_is_there_already_under_another_name_is_told_of(folder: Path, tmp_path: Path) -> None:
    text = (folder / "cu.txt").read_text(encoding="utf-8")
    [seen] = read_files(folder, uploaded(tmp_path, moi__txt=text), LIMITS)
    assert isinstance(seen, Preview)
    assert seen.notes == ("giống hệt «cu.txt»",)


def test_one_bad_file_costs_itself_only(folder: Path, tmp_path: Path) -> None:
    files = uploaded(
        tmp_path,
        a__md=TEXT,
        b__pdf=ELF,
        c__pdf=endless_pdf(),
        d__docx=word_bomb(8 * 2**20),
        e__docx=word("Đã cấp 5 thẻ."),
        f__txt="   ",
    )
    limits = ReadLimits(seconds=3, memory=2**30, unpacked=4 * 2**20)
    outcomes = list(read_files(folder, files, limits))
    kinds = [type(one) for one in outcomes]
    assert kinds == [Preview, BrokenFile, BrokenFile, BrokenFile, Preview, BrokenFile]
    told = [str(one) for one in outcomes]
    assert "nội dung là chương trình chạy của Linux" in told[1]
    # By its time or by its memory, whichever is over first.
    assert "dừng" in told[2]
    assert "giải nén ra 9 MB" in told[3]
    assert "không có chữ nào" in told[5]


def test_a_file_that_takes_too_long_is_refused(folder: Path, tmp_path: Path) -> None:
    endless, small = uploaded(tmp_path, a__pdf=endless_pdf(), b__txt="Đã cấp 5 thẻ.")
    refused, seen = read_files(folder, [endless, small], ReadLimits(seconds=1, memory=2**34))
    assert "Đọc tệp a.pdf quá 1 giây nên đã dừng" in str(refused)
    assert isinstance(seen, Preview)


def test_a_file_that_takes_too_much_memory_is_refused(folder: Path, tmp_path: Path) -> None:
    big, small = uploaded(tmp_path, a__txt="Đã cấp 5 thẻ. " * 5_000_000, b__txt="Đã cấp 5 thẻ.")
    refused, seen = read_files(folder, [big, small], ReadLimits(seconds=120, memory=400 * 2**20))
    assert isinstance(refused, BrokenFile)
    assert "bộ nhớ" in str(refused) or "dừng đột ngột" in str(refused)
    assert isinstance(seen, Preview)


def test_the_reading_process_is_given_no_secret(monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> None:
    import subprocess

    monkeypatch.setenv("HOISO_DATABASE_URL", "postgresql://u:bi-mat@h/d")
    given: list[dict[str, str]] = []
    started = subprocess.Popen

    def popen(*words: object, **more: object) -> object:
        given.append(more["env"])
        return started(*words, **more)

    monkeypatch.setattr(subprocess, "Popen", popen)
    list(read_files(folder, uploaded(tmp_path, a__txt="Đã cấp 5 thẻ."), LIMITS))
    assert len(given) == 1
    assert not [name for name in given[0] if name.startswith("HOISO")]


def test_scripts_in_a_page_are_no_text(folder: Path, tmp_path: Path) -> None:
    page = (
        "<html><head><title>Tin</title><script>alert(1)</script></head><body><article><h1>Tin</h1>"
        "<p onclick='alert(2)'>Năm 2025 đã cấp 123.456 thẻ căn cước cho người dân trong tỉnh.</p>"
        "<img src=x onerror=alert(3)></article></body></html>"
    )
    [seen] = read_files(folder, uploaded(tmp_path, a__html=page), LIMITS)
    assert isinstance(seen, Preview)
    assert seen.figures == 1
    assert "alert" not in str(seen)


def test_files_are_taken_with_what_the_operator_says(folder: Path, tmp_path: Path) -> None:
    [file] = uploaded(tmp_path, a__md=TEXT)
    take_files(folder, [ToRead(file.path, {"title": "Tên đúng", "publisher": "", "published_on": "2025-04"})], LIMITS)
    taken = load_library(folder).documents[0]
    assert (taken.doc_id, taken.title, taken.publisher, str(taken.published_on)) == (
        "a.md", "Tên đúng", "Sở A", "2025-04",
    )  # fmt: skip


def test_all_files_are_taken_or_none(folder: Path, tmp_path: Path) -> None:
    files = uploaded(tmp_path, a__md=TEXT, b__pdf=ELF)
    with pytest.raises(HoiSoError, match=r"b\.pdf"):
        take_files(folder, files, LIMITS)
    assert sorted(path.name for path in folder.iterdir()) == ["cu.txt"]


def test_a_date_that_is_none_is_refused(folder: Path, tmp_path: Path) -> None:
    [file] = uploaded(tmp_path, a__md=TEXT)
    with pytest.raises(HoiSoError, match="Thông tin đã gõ, mục published_on: Ngày 'hôm qua' không đọc được"):
        take_files(folder, [ToRead(file.path, {"published_on": "hôm qua"})], LIMITS)


def test_a_folder_that_cannot_be_read_is_told_of_once_a_file(folder: Path, tmp_path: Path) -> None:
    (folder / "hong.pdf").write_bytes(ELF)
    outcomes = list(read_files(folder, uploaded(tmp_path, a__md=TEXT, b__md=TEXT), LIMITS))
    assert ["hong.pdf" in str(one) for one in outcomes] == [True, True]


@pytest.fixture
def intake(folder: Path) -> Intake:
    return Intake(folder, LIMITS, most_files=5)


def put(place: Path, name: str, data: bytes) -> Upload:
    place.mkdir(exist_ok=True)
    path = place / f"upload{len(list(place.iterdir()))}"
    path.write_bytes(data)
    return Upload(path, name)


def test_uploads_are_set_aside_read_and_taken(intake: Intake, folder: Path, tmp_path: Path) -> None:
    uploads = [put(tmp_path / "u", "../../Báo cáo.md", TEXT.encode()), put(tmp_path / "u", "virus.exe", ELF)]
    good, bad = intake.stage(uploads)
    assert (good.name, good.error, good.preview and good.preview.figures) == ("Báo cáo.md", "", 2)
    assert (bad.path, "không phải dạng đọc được" in bad.error) == (None, True)
    assert not [upload for upload in uploads if upload.path.exists()]
    assert good.path is not None
    assert os.stat(good.path.parent).st_mode & 0o077 == 0
    intake.take([(good, {})])
    assert load_library(folder).documents[0].doc_id == "Báo cáo.md"
    assert not good.path.exists()
    intake.close()


def test_ten_thousand_files_are_refused_unread_and_gone(intake: Intake, tmp_path: Path) -> None:
    place = tmp_path / "u"
    place.mkdir()
    uploads = []
    for n in range(10_000):
        path = place / f"{n}.md"
        path.touch()
        uploads.append(Upload(path, path.name))
    with pytest.raises(UsageError, match="Đã gửi 10000 tệp, mỗi lần nhận được 5"):
        intake.stage(uploads)
    assert not list(place.iterdir())
    intake.close()


def test_what_is_refused_or_gone_is_not_taken(intake: Intake, tmp_path: Path) -> None:
    [bad] = intake.stage([put(tmp_path / "u", "a.pdf", ELF)])
    for chosen in ([], [(bad, {})], [(Staged("a.md", tmp_path / "no" / "a.md", None), {})]):
        with pytest.raises(UsageError, match=r"Chưa chọn tệp nào|không còn chờ ở đây"):
            intake.take(chosen)
    intake.close()


def test_what_is_dropped_and_what_waits_at_the_end_is_deleted(intake: Intake, tmp_path: Path) -> None:
    staged = intake.stage([put(tmp_path / "u", f"{n}.md", TEXT.encode()) for n in "ab"])
    assert staged[1].path is not None
    intake.drop(staged[:1])
    assert [one.path.exists() for one in staged if one.path] == [False, True]
    intake.close()
    assert not staged[1].path.exists()
