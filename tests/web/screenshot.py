"""Make the README's screenshot: the shipped index, one question, its source. Run by `make screenshot`."""

from __future__ import annotations

from index.settings import load_settings
from tests.web.serving import ROOT, chromium, serving

QUESTION = "Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?"


def main() -> None:
    with serving(load_settings().index_dir) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1100, "height": 760})
        page.goto(address)
        page.get_by_label("Câu hỏi").fill(QUESTION)
        page.get_by_label("Câu hỏi").press("Enter")
        page.wait_for_selector(".answer .headline")
        page.frame_locator("iframe[name=nguon]").locator("mark#trich").wait_for()
        page.screenshot(path=ROOT / "assistant" / "web" / "screenshot.png")


if __name__ == "__main__":
    main()
