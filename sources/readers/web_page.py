"""HTML, by trafilatura: the main text as Markdown, and what the page says of itself as front matter.

Menus, banners, lists of related news and footers are left out.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import Any

import yaml

from sources.document import Document, PartialDate
from sources.errors import BadDate, BrokenFile
from sources.readers import markdown
from sources.readers.head_lines import day_in, is_body
from sources.readers.html_tables import plain_tables
from sources.text import decode, nfc

_HOLDS_TEXT = re.compile(r"(?i)<(?:article|main)\b")
_BODY, _BODY_ENDS = re.compile(r"(?i)<body\b[^>]*>"), re.compile(r"(?i)</body\b")
_HEADING = re.compile(r"(?is)<h[2-6]\b[^>]*>(.*?)</h[2-6]>")
_META = re.compile(r"(?is)<meta\b[^>]*>")
_IS_AUTHOR = re.compile(r"(?i)\bname\s*=\s*[\"']?author\b")
_CONTENT = re.compile(r"(?is)\bcontent\s*=\s*([\"'])(.*?)\1")
_TAG = re.compile(r"<[^>]*>")
_ROW, _ITEM = re.compile(r"(?i)<tr\b"), re.compile(r"(?i)<li\b")
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"(?is)<a\b[^>]*>(.*?)</a>")
# Of the words of a page so many may be missing, and so many more be those of links; more than that is a menu or a list
# of other news.
_MOST_LOST, _MOST_LINKED = 0.02, 0.1
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# Letters that old pages write by name or number; those of the markup itself stay.
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos|#0*(?:34|38|39|60|62)|#x0*(?:22|26|27|3c|3e));)#?\w+;", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"
# The caption of a table, which would be left out, is the line above it.
_TABLE_CAPTION = re.compile(r"(?is)(<table\b[^>]*>)\s*<caption\b[^>]*>(.*?)</caption>")

_ASIDE_NAMES = (
    "related lienquan lien-quan lien_quan relate cung-chuyen-muc cungchuyenmuc tin-khac doc-them docthem xem-them"
    " xemthem most-read breadcrumb cookie consent banner newsletter social share subscribe"
).split()
_ASIDE_HEADINGS = (
    "tin liên quan",
    "bài liên quan",
    "tin cùng chuyên mục",
    "cùng chuyên mục",
    "tin bài liên quan",
    "tin khác",
    "bài viết khác",
    "xem thêm",
    "đọc thêm",
    "tin mới nhất",
    "đọc nhiều",
)
_CAPITALS = "AÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬBCDĐEÉÈẺẼẸÊẾỀỂỄỆGHIÍÌỈĨỊKLMNOÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢPQRSTUÚÙỦŨỤƯỨỪỬỮỰVXYÝỲỶỸỴ"
_LOWER = f"translate(normalize-space(.), '{_CAPITALS}', '{_CAPITALS.lower()}')"
_ASIDES = [
    # A block that its class or id names as an aside. Words are matched whole, so that "share" is not in "shareholder".
    *(
        f"//*[self::div or self::section or self::aside or self::ul or self::nav or self::p][contains(concat(' ',"
        f" translate(concat(@class, ' ', @id), '_-', '  '), ' '), ' {name.translate(str.maketrans('_-', '  '))} ')]"
        for name in _ASIDE_NAMES
    ),
    # A heading of related news, and the list below it.
    *(
        f"//*[self::h2 or self::h3 or self::h4 or self::h5 or self::p or self::strong or self::div or self::span]"
        f"[{_LOWER}='{heading}' or {_LOWER}='{heading}:']{which}"
        for heading in _ASIDE_HEADINGS
        for which in ("/following-sibling::*[self::ul or self::ol or self::div][1]", "")
    ),
]
_INLINE_MARKS = (
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{}~])"), r"\1"),  # but no bar, which would part a cell of a table
    (re.compile(r"(?m)[ \t]+$"), ""),
)
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_DAY_LINE = re.compile(
    r"(?i)(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|cập nhật|đăng|ngày|lúc|gmt|\+7|\d{1,2}[:h]\d{2}(?::\d{2})?|[ap]m"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})|[\s,:()|–-])+"
)
_DAY_ELEMENT = re.compile(
    r"(?is)<(?:span|div|p|time|li|small)\b[^>]*\b(?:class|id)\s*=\s*[\"'][^\"']*(?:date|time|ngay)[^\"']*[\"'][^>]*>"
    r"((?:[^<]|<(?!/?(?:div|p|li|h\d)\b)){0,200})"
)
# A publisher's name behind the title of the window: "… - Báo A", "… | Báo A".
_WINDOW_TITLE = re.compile(r"\s+[|–-]\s+([^|–-]{2,40})$")


def read(doc_id: str, data: bytes) -> Document:
    """Return the document in a web page; see ``readers.read``.

    The text is front matter (title, publisher, published_on, byline, url: those that the page gives),
    then the main text with its headings, lists and tables as Markdown.

    Raises:
        NotUtf8: The encoding is neither Unicode, nor recognised, nor what the page declares.
        BrokenFile: There is no main text in it.
    """
    declared = _CHARSET.search(data[:4096])
    page = decode(data, doc_id, declared.group(1).decode("ascii") if declared else None)
    page = _TABLE_CAPTION.sub(r"<p>\2</p>\1", page)
    page = plain_tables(page)
    page = decode(_ENTITY.sub(lambda match: html.unescape(match.group()), page).encode(), doc_id)
    # A declaration that is no longer true, or an encoding in the head of XHTML, would mislead the parser.
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    found, text = _extracted(page)
    if found and (framed := _framed(page, text)):
        again, whole = _extracted(framed)
        if again and _is_the_same(whole, text, page):
            text = whole
    if found is None or not text:
        raise BrokenFile(
            f"Tệp {doc_id} không có phần chữ chính nào đọc được; hãy lưu trang ở dạng đầy đủ hoặc dạng .txt."
        )
    window, title = _window_title(page), " ".join((found.title or "").split())
    publisher, author = _publisher(found.sitename, title, window), found.author
    # A page of a body that names no site may name the body as its author.
    if not publisher and author and (body := _author_body(page)):
        publisher, author = body, None
    facts = {
        "title": _without_site(title),
        "publisher": publisher or found.hostname,
        "published_on": found.date or _marked_day(page) or _told_day(text),
        "byline": author,
        "url": found.url,
    }
    known = {name: nfc(str(value)) for name, value in facts.items() if value}
    text = _with_title(_without_day(text), known.get("title"))
    head = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=10_000) if known else ""
    return markdown.read(doc_id, (f"---\n{head}---\n{text}\n" if head else f"{text}\n").encode())


def _extracted(page: str) -> tuple[Any, str]:
    """Return what trafilatura finds in a page, ``None`` for nothing, and the main text as Markdown."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_formatting=True,
        include_tables=True,
        with_metadata=True,
        deduplicate=False,
        prune_xpath=_ASIDES,
        # Only dates that the page marks as its own: a day in a footer or in the text is another's.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found, _plain_lines(found.text or "") if found else ""


def _framed(page: str, text: str) -> str | None:
    """Return a page with its body as one article, where no element holds the article and its structure was lost.

    Of a page whose text stands in the body itself paragraphs alone are found, or the words of all of it without its
    headings, lists and tables.
    """
    headings = (" ".join(html.unescape(_TAG.sub("", heading)).split()) for heading in _HEADING.findall(page))
    kept = {line.lstrip("# ").strip() for line in text.split("\n") if line.startswith("#")}
    is_lost = any(heading and heading not in kept for heading in headings)
    lines = text.split("\n")
    is_lost = is_lost or (_ROW.search(page) is not None and not any(line.startswith("|") for line in lines))
    is_lost = is_lost or (_ITEM.search(page) is not None and not any(line.startswith("- ") for line in lines))
    if _HOLDS_TEXT.search(page) or not is_lost:
        return None
    start = _BODY.search(page)
    if start is None:
        return None
    end = max((match.start() for match in _BODY_ENDS.finditer(page, start.end())), default=len(page))
    return f"{page[: start.end()]}<article>{page[start.end() : end]}</article>{page[end:]}"


def _is_the_same(whole: str, text: str, page: str) -> bool:
    """Tell whether a text says all that another one does, and hardly any links of the page beside it."""
    said, again = Counter(_WORD.findall(text)), Counter(_WORD.findall(whole))
    linked = Counter(_WORD.findall(html.unescape(" ".join(_TAG.sub(" ", link) for link in _LINK.findall(page)))))
    missing, more = said - again, (again - said) & linked
    return missing.total() <= _MOST_LOST * said.total() and more.total() <= _MOST_LINKED * again.total()


def _plain_lines(text: str) -> str:
    """Return Markdown with its headings, lists and tables, without marks inside a line."""
    text = nfc(text).replace(_SOFT_HYPHEN, "")
    for pattern, kept in _INLINE_MARKS:
        text = pattern.sub(kept, text)
    return text.strip()


def _with_title(text: str, title: str | None) -> str:
    """Return the text with the title as its first heading, where it is not there yet."""
    if not title or any(line.lstrip("# ").strip() == title for line in text.split("\n")[:3]):
        return text
    return f"# {title}\n\n{text}"


def _without_day(text: str) -> str:
    """Return the text without a line of its first ones that holds only the time of publication."""
    lines = text.split("\n")
    return "\n".join(line for number, line in enumerate(lines) if number > 6 or not _DAY_LINE.fullmatch(line.strip()))


def _told_day(text: str) -> str | None:
    """Return the day of such a line."""
    for line in text.split("\n")[:7]:
        if _DAY_LINE.fullmatch(line.strip()) and (day := day_in(line)) is not None:
            return str(day)
    return None


def _marked_day(page: str) -> str | None:
    """Return the day that an element named date or time shows, as Vietnamese pages write it: day, month, year."""
    for match in _DAY_ELEMENT.finditer(page):
        if found := _DAY.search(match.group(1)):
            day, month, year = found.groups()
            try:
                return str(PartialDate.parse(f"{year}-{month}-{day}"))
            except BadDate:
                continue
    return None


def _author_body(page: str) -> str | None:
    """Return the author that the head of a page names, where that is a body or a newspaper."""
    for tag in _META.findall(page):
        if _IS_AUTHOR.search(tag) and (content := _CONTENT.search(tag)):
            author = " ".join(html.unescape(content[2]).split())
            return author if is_body(author) else None
    return None


def _window_title(page: str) -> str:
    found = re.search(r"(?is)<title[^>]*>(.*?)</title>", page)
    return " ".join(html.unescape(found.group(1)).split()) if found else ""


def _publisher(site: str | None, title: str, window: str) -> str | None:
    """Return the site's name; one that is only a piece of the title was guessed, so the window's title is asked.

    There it stands behind the title of the page, or is the name of a body.
    """
    if site and site not in title:
        return site
    if (found := _WINDOW_TITLE.search(window)) and _without_site(title) == window[: found.start()].strip():
        return found.group(1)
    last = re.split(r"\s+[|–-]\s+", window)[1:][-1:]
    return last[0] if last and is_body(last[0]) else None


def _without_site(title: str) -> str | None:
    """Return the title without the publisher's name that a window's title has behind it."""
    return _WINDOW_TITLE.sub("", title) or None
