"""Everything comes from the app itself: no page asks another host for anything, and nothing that it asks for fails."""

from __future__ import annotations

from typing import Any

from tests.web.chatting import needs_browser
from tests.web.views import api, chart, chat, document, english_chat, english_preview, preview, row_source

pytestmark = needs_browser
VIEWS = (chat, english_chat, chart, row_source, document, preview, english_preview, api)
# The form to sign in comes so.
REFUSED = ("403 nguon/van-hanh/", "403 sources/operators/")


def test_no_page_asks_another_host_and_nothing_fails(browser: Any, every_page: str) -> None:
    context = browser.new_context()
    elsewhere: list[str] = []
    failed: list[str] = []

    def guard(route: Any) -> None:
        if route.request.url.startswith((every_page, "data:", "blob:")):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    def look(reply: Any) -> None:
        if reply.status >= 400:
            failed.append(f"{reply.status} {reply.url.removeprefix(every_page)}")

    def fail(request: Any) -> None:
        # What is still under way when its page is left, or listened to for as long as that is needed, is no failure.
        if request.failure != "net::ERR_ABORTED":
            failed.append(f"{request.failure} {request.url}")

    context.route("**/*", guard)
    context.on("requestfailed", fail)
    context.on("response", look)
    context.on("weberror", lambda error: failed.append(str(error.error)))
    context.on("console", lambda said: failed.append(said.text) if "Content Security Policy" in said.text else None)
    page = context.new_page()
    for show in VIEWS:
        show(page, every_page)
    page.wait_for_load_state("networkidle")
    context.close()
    assert (elsewhere, [one for one in failed if one not in REFUSED]) == ([], [])
