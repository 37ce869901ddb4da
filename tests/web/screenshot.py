"""Make a picture of each view of the pages, over the shipped index. Run by ``make screenshot``.

The one of the README goes beside the pages; all others, at two widths and in the dark, into a folder that is made anew.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

from assistant.assistant import LiveAssistant
from assistant.web.server import create_app
from assistant.web.services import Services
from index.generation import encoder_for
from index.settings import load_settings
from tests.web.in_process import served
from tests.web.keeping import RememberingKeeper
from tests.web.serving import ROOT, chromium

FOLDER = ROOT / ".hoiso" / "screenshots"
WEB = ROOT / "assistant" / "web"
README = WEB / "screenshot.png"
WIDTHS = {"desktop": (1280, 900), "phone": (360, 740)}
FIGURE = "Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?"
VIEWS = {
    "figure": [FIGURE],
    "series": ["Số thẻ căn cước gắn chip đã cấp qua các năm?"],
    "rank": ["Xếp hạng chuyển đổi số của Quảng Ngãi qua các năm"],
    "conflict": ["Cuối năm 2022 đã cấp bao nhiêu thẻ căn cước gắn chip?"],
    "derived": ["Từ 2021 đến 2022 số thẻ căn cước tăng bao nhiêu?"],
    "text": ["Quên mật khẩu VNeID thì làm thế nào?"],
    "several": ["Thẻ căn cước cấp trong bao lâu? Hợp đồng điện tử là gì?"],
    "abstention": ["Hà Giang đã cấp bao nhiêu thẻ căn cước?"],
    "out-of-scope": ["Giá vàng hôm nay bao nhiêu?"],
    "follow-up": ["Trà Vinh xếp hạng DTI 2022 thứ mấy?", "Còn Hà Nội?"],
}


def ask(page: Any, questions: list[str]) -> None:
    """Ask questions in a row, and wait for the last answer."""
    box = page.locator("#question textarea")
    for number, question in enumerate(questions, 1):
        box.fill(question)
        box.press("Enter")
        page.wait_for_function(f"document.querySelectorAll('#chat .card').length >= {number}")
    page.wait_for_timeout(700)


def _take(browser: Any, address: str, name: str, questions: list[str], size: str, **options: Any) -> Any:
    width, height = WIDTHS[size]
    page = browser.new_page(viewport={"width": width, "height": height}, **options)
    page.goto(address)
    page.wait_for_selector("html[data-ready] #question textarea")
    page.wait_for_timeout(300)
    ask(page, questions)
    page.screenshot(path=FOLDER / f"{name}-{size}.png", full_page=size == "phone")
    return page


def _all(browser: Any, address: str, views: dict[str, list[str]]) -> None:
    for size in WIDTHS:
        for name, questions in {"empty": [], **views}.items():
            _take(browser, address, name, questions, size).close()
        _take(browser, address + "en", "english", [FIGURE], size).close()
        _take(browser, address, "dark", VIEWS["series"], size, color_scheme="dark").close()
        page = _take(browser, address, "feedback", [FIGURE], size)
        page.locator("[data-rate=wrong_figure]").click()
        page.wait_for_selector("#feedback h2")
        page.wait_for_timeout(500)
        page.screenshot(path=FOLDER / f"feedback-{size}.png")
        page.goto(page.frame("nguon").url)
        page.screenshot(path=FOLDER / f"document-{size}.png")
        page.close()


def _places(browser: Any, address: str) -> None:
    """Take the look-up with a search and its source open, and the page of the sources; both are in the README too."""
    for size, (width, height) in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{address}tra-cuu?q=thẻ căn cước gắn chip")
        page.wait_for_selector("#figures tbody tr")
        page.wait_for_timeout(1500)
        page.locator("#figures tbody tr").first.locator("a, button").first.click()
        page.wait_for_timeout(1500)
        page.screenshot(path=WEB / "screenshot-lookup.png" if size == "desktop" else FOLDER / f"lookup-{size}.png")
        page.goto(f"{address}nguon")
        page.wait_for_timeout(2500)
        page.screenshot(path=WEB / "screenshot-sources.png" if size == "desktop" else FOLDER / f"sources-{size}.png")
        for name, query, row in (
            ("lookup", "?q=chip-based ID cards", "#figures tbody tr"),
            ("sources", "", ".sources"),
        ):
            page.goto(f"{address}{name}{query}")
            page.wait_for_selector(row)
            page.wait_for_timeout(1500)
            page.screenshot(path=FOLDER / f"english-{name}-{size}.png")
        page.close()


def main(names: list[str]) -> None:
    """Make the pictures of the named views, or of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    settings = load_settings()
    assistant = LiveAssistant(settings.index_dir, encoder_for(settings.index_dir, settings.model))
    app = create_app(Services(assistant, dt.date.today, keeper=RememberingKeeper(), kept_days=90))
    with served(app) as address, chromium() as browser:
        _all(browser, address, {name: VIEWS[name] for name in names or VIEWS})
        page = _take(browser, address, "readme", [FIGURE], "desktop")
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        page.wait_for_timeout(300)
        page.screenshot(path=README)
        _places(browser, address)
    sys.stdout.write(f"{len(list(Path(FOLDER).glob('*.png')))} ảnh ở {FOLDER}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
