"""Fields that can be seen: borders stand out, labels have the colour of text, lists say what language they are in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.chatting import needs_browser

pytestmark = needs_browser
# Contrast of WCAG between the border of each field and what is within and around it.
CONTRASTS = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [.2126, .7152, .0722][at], 0);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const fill = parts(getComputedStyle(one).backgroundColor);
      if (fill.length < 4 || fill[3]) return fill;
    }
    return [255, 255, 255];
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  return [...document.querySelectorAll('#lookup-text textarea, #lookup-text input, #filters .wrap:has(> .wrap-inner)')]
    .map((field) => {
      const style = getComputedStyle(field);
      const border = parts(style.borderTopColor);
      return [style.borderTopWidth, contrast(border, behind(field)), contrast(border, behind(field.parentElement))];
    });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_borders_of_fields_stand_out(browser: Any, chat_address: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(chat_address + "tra-cuu")
    page.wait_for_selector("#figures tbody tr")
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(300)
    fields = page.evaluate(CONTRASTS)
    page.close()
    assert len(fields) == 9
    assert all(width == "1px" and min(within, around) >= 3 for width, within, around in fields), fields


def test_labels_have_the_colour_of_text(browser: Any, chat_address: str) -> None:
    page = browser.new_page()
    page.goto(chat_address + "tra-cuu")
    page.wait_for_selector("#figures tbody tr")
    colors = "[...document.querySelectorAll('[data-testid=block-info]')].map((one) => getComputedStyle(one).color)"
    assert set(page.evaluate(colors)) == {"rgb(23, 33, 47)"}
    page.close()


def test_lists_of_an_english_page_mark_what_is_vietnamese(browser: Any, chat_address: str) -> None:
    page = browser.new_page()
    page.goto(chat_address + "lookup")
    page.wait_for_selector("#figures tbody tr")
    for label in ("Publisher", "Unit"):
        field = page.locator(f"input[aria-label='{label}']")
        # The choices come after the table.
        page.wait_for_timeout(1_500)
        field.click()
        page.locator("[role=option]").first.wait_for()
        page.wait_for_timeout(200)
        marks = "[...document.querySelectorAll('[role=option]')].map((one) => [one.ariaLabel, one.lang])"
        told = {name.partition(" (")[0]: language for name, language in page.evaluate(marks)}
        page.keyboard.press("Escape")
        if label == "Publisher":
            assert told["Quốc hội"] == "vi"
            assert set(told.values()) == {"vi"}
        else:
            assert (told["thẻ"], told["no unit"]) == ("vi", "")
    page.close()
