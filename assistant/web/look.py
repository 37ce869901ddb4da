"""How the pages look, and the script that they share; all of it comes from the app itself."""

from __future__ import annotations

import json
from pathlib import Path

import gradio as gr

from assistant.web.language import LANGUAGES

_HERE = Path(__file__).parent
# Fonts by name only: the default theme would ask a font host. All of these have the Vietnamese letters.
_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
# White on 600 and 600 on white have a contrast of 7.9 : 1.
_BLUE = gr.themes.Color(
    c50="#eef5fd", c100="#d9e8fa", c200="#b7d3f4", c300="#8ab8ff", c400="#5a97e6", c500="#1d66bd", c600="#0b4f9e",
    c700="#0a4386", c800="#0a376d", c900="#0a2c56", c950="#081f3d",
)  # fmt: skip


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
    said = {
        words.code: dict(words.script) | {"title": words.title, "asked": words.asked, "answered": words.answered}
        for words in LANGUAGES
    }
    # No text of ours ends a script, but nothing else should have to know that.
    shown = json.dumps(said, ensure_ascii=False).replace("</", "<\\/")
    script = (_HERE / "chat.js").read_text(encoding="utf-8")
    return f"<script>window.hoisoWords = {shown};\n{script}</script>"
