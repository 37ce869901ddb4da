"""How the pages look, and the script that they share; all of it comes from the app itself."""

from __future__ import annotations

import json
from pathlib import Path

import gradio as gr

from assistant.web.language import LANGUAGES
from assistant.web.markup import template
from assistant.web.words import Words

_HERE = Path(__file__).parent
THEIRS_JS, FOLDER_JS = _HERE / "theirs.js", _HERE / "folder.js"
# Fonts by name only: the default theme would ask a font host. All of these have the Vietnamese letters.
_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
# White on 600 and 600 on white have a contrast of 7.9 : 1.
_BLUE = gr.themes.Color(
    c50="#eef5fd", c100="#d9e8fa", c200="#b7d3f4", c300="#8ab8ff", c400="#5a97e6", c500="#1d66bd", c600="#0b4f9e",
    c700="#0a4386", c800="#0a376d", c900="#0a2c56", c950="#081f3d",
)  # fmt: skip
_BORDER, _BORDER_DARK = "#6b7889", "#94a3b8"

# The address shows the state of a page, so that a reload or another reader finds it again.
KEEP_ADDRESS = """watch('value', () => {
  const address = element.querySelector('[data-address]')?.dataset.address;
  if (address) window.history.replaceState(window.history.state, '', address);
});"""


def theme() -> gr.themes.Base:
    """Return the theme of the pages."""
    return gr.themes.Base(
        primary_hue=_BLUE,
        secondary_hue=_BLUE,
        neutral_hue="slate",
        radius_size="md",
        font=_FONTS,
        font_mono=("ui-monospace", "monospace"),
    ).set(
        body_background_fill="#f4f6f9",
        body_background_fill_dark="#121821",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_500",
        button_primary_text_color="white",
        block_label_text_color="*neutral_700",
        # At least 3 : 1 to what is within a field and around it.
        input_border_width="1px",
        input_border_color=_BORDER,
        input_border_color_dark=_BORDER_DARK,
        checkbox_border_color=_BORDER,
        checkbox_border_color_hover=_BORDER,
        checkbox_border_color_dark=_BORDER_DARK,
        checkbox_border_color_hover_dark=_BORDER_DARK,
        input_background_fill="white",
        link_text_color_dark="*primary_300",
        link_text_color_hover_dark="*primary_200",
        link_text_color_visited_dark="*primary_300",
        link_text_color_active_dark="*primary_200",
        body_text_color_subdued="#5b6675",
        body_text_color_subdued_dark="#b3bcc8",
        input_placeholder_color="#5b6675",
        input_placeholder_color_dark="#a3adba",
    )


def css() -> str:
    """Return the style sheet of the pages."""
    return (_HERE / "chat.css").read_text(encoding="utf-8")


def head() -> str:
    """Return the script of the pages, with what it says in each language."""
    said = {words.code: _said(words) for words in LANGUAGES}
    pages = {
        path.strip("/"): {"language": words.code, "title": title}
        for words in LANGUAGES
        for path, _, title in words.pages
    }
    script = refused_script() + "".join(path.read_text(encoding="utf-8") for path in (THEIRS_JS, _HERE / "chat.js"))
    return f"<script>window.hoisoWords = {_json(said)};\nwindow.hoisoPages = {_json(pages)};\n{script}</script>"


def _said(words: Words) -> dict[str, object]:
    """Return what the script says in a language, and the names in lists that are of this program."""
    columns = words.lookup.columns
    ours = [*columns.units.values(), *columns.places.values()]
    return {
        **words.script,
        "asked": words.asked,
        "answered": words.answered,
        "needed": words.feedback.needed,
        "ours": ours,
    }


def refused_script() -> str:
    """Return the script that tells of what the server refuses: the function ``hoisoRefused``."""
    return (_HERE / "refused.js").read_text(encoding="utf-8")


def _json(value: object) -> str:
    # No text of ours ends a script, but nothing else should have to know that.
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def head_html(name: str, about: str, words: Words, other_path: str) -> str:
    """Return the head of a page that is a table.

    Args:
        name: Of the page.
        about: What it is for.
        words: Its words.
        other_path: The same page in the other language.
    """
    return template("page_head.html").render(name=name, about=about, words=words, other_path=other_path)
