"""The operator in a real browser: sign in, upload, look, take, rebuild, and the chat answers from it; going back."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.build import build, plan
from index.cache import CachingEncoder, EmbeddingCache, cache_key
from index.encoder import PackagedEncoder, encoder_name
from index.settings import PACKAGED
from sources.library import load_library
from tests.assistant.operating.hostile import ELF
from tests.conftest import BUILT_AT
from tests.web.operating import HASH, PASSWORD
from tests.web.serving import CHROMIUM, chromium, serving

# A machine that runs the whole suite must have a browser; elsewhere the rest is still worth running.
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no Chromium here: apt-get install chromium"
)
OLD = "Đến nay đã cấp hơn 87 triệu thẻ căn cước công dân gắn chip cho người dân cả nước."
NEW = "Năm 2025 tỉnh Bình Minh đã cấp 123.456 thẻ thư viện điện tử cho người dân trong tỉnh."
QUESTION = "Năm 2025 tỉnh Bình Minh đã cấp bao nhiêu thẻ thư viện điện tử?"
SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)], ids=["desktop", "phone"])


@pytest.fixture
def address(tmp_path: Path, packaged: PackagedEncoder, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The app over one document; the vectors of the one that will be added are known, so that a build is quick."""
    documents, cache = tmp_path / "documents", tmp_path / "cache"
    documents.mkdir()
    (documents / "cu.txt").write_text(OLD, encoding="utf-8")
    first = plan(load_library(documents).documents)
    build(first, tmp_path / "index", packaged, BUILT_AT)
    put(documents)
    second = plan(load_library(documents).documents)
    (documents / "moi.md").unlink()
    model = encoder_name(PACKAGED)
    kept = EmbeddingCache(cache, dt.date(2026, 1, 1))
    encoder = CachingEncoder(model, kept, lambda: packaged, cache_key(model, PACKAGED))
    encoder.encode_passages((*first.embedded, *second.embedded))
    for name, value in {
        "HOISO_SOURCES": documents,
        "HOISO_CACHE": cache,
        "HOISO_KEEP": "on",
        "HOISO_DATABASE_URL": f"sqlite:///{tmp_path}/kept.sqlite3",
        "HOISO_OPERATOR_PASSWORD_HASH": HASH,
    }.items():
        monkeypatch.setenv(name, str(value))
    with serving(tmp_path / "index") as url:
        yield url


def put(folder: Path) -> Path:
    """Write the document that is uploaded."""
    head = "---\ntitle: Thư viện số Bình Minh\npublisher: Sở A\npublished_on: 2025-03-01\n---\n"
    path = folder / "moi.md"
    path.write_text(head + NEW, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


def answer(browser: Any, address: str) -> str:
    """Ask in a chat of its own; return what is shown."""
    page = browser.new_page()
    page.goto(address)
    page.get_by_label("Câu hỏi", exact=True).fill(QUESTION)
    page.get_by_label("Câu hỏi", exact=True).press("Enter")
    page.locator("#chat").locator(".answer, .card, .abstention").first.wait_for()
    shown: str = page.locator("#chat").inner_text()
    page.close()
    return shown.replace(QUESTION, "")


@SIZES
def test_from_signing_in_to_a_new_answer_and_back(
    browser: Any, address: str, tmp_path: Path, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    outside: list[str] = []
    page.on("request", lambda one: outside.append(one.url) if address not in one.url + "/" else None)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    assert "123.456" not in answer(browser, address)

    page.goto(address + "nguon")
    page.locator(".sources").get_by_text("cu.txt").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_text("Dành cho người vận hành").click()
    page.get_by_label("Mật khẩu").fill("sai mật khẩu")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_text("Mật khẩu không đúng.").wait_for()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")

    page.get_by_role("button", name="Bấm để chọn tệp, hoặc thả tệp vào đây").wait_for()
    evil = tmp_path / "gia.pdf"
    evil.write_bytes(ELF)
    upload = tmp_path / "upload"
    upload.mkdir()
    page.locator("#upload input[type=file]").set_input_files([put(upload), evil])
    page.get_by_text("Đã đọc 2 tệp, 1 tệp nhận được").wait_for()
    page.get_by_text("nội dung là chương trình chạy của Linux").wait_for()
    assert page.get_by_label("Tên bài – tệp 1").input_value() == "Thư viện số Bình Minh"
    assert page.get_by_label("Tên bài – tệp 1").is_editable()
    assert page.get_by_label("Nhận tệp moi.md").is_enabled()
    assert page.get_by_text("123.456").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Nhận các tệp đã chọn").click()
    page.get_by_text("Đã nhận 1 tệp vào thư mục nguồn").wait_for()
    page.get_by_text("Chờ vào chỉ mục (1)").wait_for()
    assert "123.456" not in answer(browser, address)

    page.get_by_role("button", name="Dựng lại chỉ mục").click()
    page.get_by_text("Dựng xong.").wait_for(timeout=120_000)
    page.get_by_text("Chỉ mục đang dùng có đúng các tài liệu").wait_for()
    assert "123.456" in answer(browser, address)

    page.get_by_role("radio", name="20260101T000000Z").check()
    page.get_by_role("button", name="Chuyển sang bản đã chọn").click()
    page.get_by_text("Đã chuyển sang bản 20260101T000000Z.").wait_for()
    assert "123.456" not in answer(browser, address)

    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(address + "nguon")
    page.goto(address + "nguon/van-hanh/")
    page.get_by_label("Mật khẩu").wait_for()
    assert page.get_by_role("button", name="Dựng lại chỉ mục").count() == 0
    assert (dialogs, outside) == ([], [])
    context.close()


def test_what_waits_for_the_index_is_told_however_late_it_is_asked_for(
    browser: Any, address: str, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(address + "nguon/van-hanh/")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    upload = tmp_path / "upload"
    upload.mkdir()
    page.locator("#upload input[type=file]").set_input_files([put(upload)])
    take = page.get_by_role("button", name="Nhận các tệp đã chọn")
    take.wait_for()
    page.get_by_text("Chỉ mục đang dùng có đúng các tài liệu").wait_for()

    # Whatever else than the drawing of the preview is asked for after the taking, is so once both are done.
    config = page.evaluate("fetch('config').then((reply) => reply.json())")
    known = {one["id"]: one["outputs"] for one in config["dependencies"]}
    late: list[Any] = []

    def hold(route: Any) -> None:
        number = route.request.post_data_json["fn_index"]
        if len(known.get(number, ())) == 1:
            route.continue_()
        else:
            late.append(route)

    page.route("**/run/predict*", hold)
    take.click()
    page.get_by_text("Đã nhận 1 tệp vào thư mục nguồn").wait_for()
    take.wait_for(state="detached")
    for _ in range(600):
        if late:
            break
        page.wait_for_timeout(50)
    assert late
    for route in late:
        route.continue_()
    page.get_by_text("Chờ vào chỉ mục (1)").wait_for()
    page.close()


def test_when_the_session_is_over_the_form_comes_back(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "nguon/van-hanh/")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    # What the page asks for when it opens is there: else its refusal brings the form back below the click.
    page.get_by_text("Chỉ mục đang dùng có đúng các tài liệu").wait_for()
    context.clear_cookies()
    page.get_by_role("button", name="Dựng lại chỉ mục").click()
    page.get_by_label("Mật khẩu").wait_for()
    context.close()


def test_the_pages_are_used_by_keyboard(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "nguon")
    page.locator(".sources").wait_for()
    page.get_by_label("Tìm tài liệu").focus()
    page.keyboard.type("khong co")
    page.get_by_text("Không có tài liệu nào khớp «khong co»").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("cu")
    page.locator(".sources").get_by_text("cu.txt").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("cu.txt")
    page.close()
