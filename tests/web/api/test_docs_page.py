"""The page that describes the API, in a real browser: Vietnamese, tried out, and nothing from another host."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build, plan
from index.encoder import PackagedEncoder
from tests.conftest import BUILT_AT, make_document
from tests.web.serving import CHROMIUM, chromium, serving

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no Chromium here: apt-get install chromium"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, packaged: PackagedEncoder) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("index")
    build(plan([make_document("Đã cấp hơn 87 triệu thẻ căn cước gắn chip.", "tin.txt")]), folder, packaged, BUILT_AT)
    with serving(folder) as url:
        yield url


def test_a_question_is_tried_out_on_the_page(address: str) -> None:
    with chromium() as browser:
        for width in (1280, 360):
            page = browser.new_page(viewport={"width": width, "height": 900})
            faults: list[str] = []
            page.on("console", lambda m, to=faults: to.append(m.text) if m.type == "error" else None)
            page.on("pageerror", lambda error, to=faults: to.append(str(error)))
            page.on("request", lambda r, to=faults: None if r.url.startswith((address, "data:")) else to.append(r.url))
            page.goto(address + "api/docs")
            page.get_by_text("Hỏi một câu").click()
            page.get_by_role("button", name="Gọi thử").click()
            page.get_by_role("button", name="Gửi").click()
            page.wait_for_selector(".live-responses-table .response-col_status")
            assert "hơn 87 triệu" in page.locator(".live-responses-table").inner_text()
            shown = page.locator("#docs").inner_text()
            assert not {"Try it out", "Execute", "Responses", "Parameters", "Description"} & set(shown.split("\n"))
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert faults == []
            page.close()
