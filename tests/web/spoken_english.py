"""What is Vietnamese on a page in English, but for what it marks as such: words of sources, readers and the server."""

from __future__ import annotations

import re
from typing import Any

# The names of this program and of the other language.
_NAMES = re.compile("Hỏi Số|Tiếng Việt")
_MARKED = re.compile(r'<span lang=\\?"vi\\?">[^<]*</span>')
_VIETNAMESE = re.compile("[À-ỹ]")
# Texts and names that a browser shows; what is typed into fields is whoever's it is.
_SAID = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said = [document.title];
  while (walker.nextNode()) {
    const { parentElement: within, textContent } = walker.currentNode;
    if (!within.closest('script, style, [lang=vi]')) said.push(textContent);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    if (element.closest('[lang=vi]')) continue;
    for (const name of ['aria-label', 'title', 'placeholder']) said.push(element.getAttribute(name) ?? '');
  }
  return said.map((text) => text.trim()).filter(Boolean);
}"""


def vietnamese_in(html: str) -> list[str]:
    """Return the words of HTML, also within JSON, that are Vietnamese and not marked so."""
    return [word for word in _NAMES.sub("", _MARKED.sub("", html)).split() if _VIETNAMESE.search(word)]


def vietnamese_on(page: Any) -> list[str]:
    """Return the same of all that a browser shows of a page, which is to name its language."""
    assert page.evaluate("document.documentElement.lang") == "en"
    said = page.evaluate(_SAID)
    assert len(said) > 5
    return [text for text in said if vietnamese_in(text)]
