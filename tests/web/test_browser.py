"""The page in a real browser: ask, see the figure, see it highlighted in its document."""

from __future__ import annotations

import os
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.serving import CHROMIUM, chromium, serving

# A machine that runs the whole suite must have a browser; elsewhere the rest is still worth running.
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no Chromium here: apt-get install chromium"
)


@pytest.fixture(scope="module")
def address(shipped_index: Path) -> Iterator[str]:
    with serving(shipped_index) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)], ids=["desktop", "phone"])
def test_a_question_its_figure_and_its_source(browser: Any, address: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    outside: list[str] = []
    page.on(
        "request", lambda r: outside.append(r.url) if "127.0.0.1" not in r.url and r.url.startswith("http") else None
    )
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    page.get_by_label("Câu hỏi").fill("Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?")
    page.get_by_label("Câu hỏi").press("Enter")
    page.wait_for_selector(".answer .headline")
    assert page.locator(".answer .headline strong").inner_text() == "hơn 87 triệu thẻ"
    assert page.locator(".answer blockquote mark").inner_text() == "hơn 87 triệu"

    source = page.frame_locator("iframe[name=nguon]")
    figure = source.locator("mark#trich .figure")
    assert figure.inner_text() == "hơn 87 triệu"
    page.wait_for_timeout(200)
    box = figure.bounding_box()
    frame = page.locator("iframe[name=nguon]").bounding_box()
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]

    assert page.evaluate("window.scrollY") == 0, "opening the source must not move the page"
    page.get_by_text("Mở tài liệu tại chỗ này").click()
    page.wait_for_function("document.getElementById('source').getBoundingClientRect().top < window.innerHeight")

    page.get_by_label("Câu hỏi").fill("<img src=x onerror=alert(1)> bao nhiêu <b>thẻ</b>?")
    page.get_by_role("button", name="Hỏi", exact=True).click()
    page.get_by_text("<img src=x onerror=alert(1)> bao nhiêu <b>thẻ</b>?").wait_for()
    page.wait_for_function("document.querySelectorAll('.answer').length == 2")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert (dialogs, outside) == ([], [])
    page.close()


def test_an_example_can_be_clicked(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.get_by_text("cap the can cuoc mat bao nhieu ngay").click()
    page.wait_for_function("document.querySelector('#question textarea').value.startsWith('cap the')")
    page.get_by_role("button", name="Hỏi", exact=True).click()
    page.wait_for_selector(".answer .headline")
    assert page.locator(".answer .headline strong").inner_text() == "07 ngày làm việc"
    page.close()


def test_the_server_says_that_it_lives(address: str) -> None:
    with urllib.request.urlopen(address + "healthz", timeout=10) as reply:
        assert reply.status == 200
