"""The script in the head of the operators' pages, and the words that Gradio is given for them."""

from __future__ import annotations

import json

import gradio as gr

from assistant.web.look import FOLDER_JS, THEIRS_JS, refused_script
from assistant.web.words import Words

# The languages that Gradio has words in, and Vietnamese, in which it has none.
_LOCALES = (
    "vi", "ar", "ca", "ckb", "de", "en", "es", "et", "eu", "fa", "fi", "fr", "he", "hi", "id", "ja", "ko", "lt", "nb",
    "nl", "pl", "pt", "pt-BR", "ro", "ru", "sv", "ta", "th", "tr", "uk", "ur", "uz", "zh-CN", "zh-TW",
)  # fmt: skip
# When the session has ended, the page is asked for anew, which shows the form to sign in. An upload that is refused
# says so in our words, not as the JSON that holds them. What Gradio names in English only is named anew.
_SCRIPT = """
hoisoRefused(() => said.refused);
document.documentElement.lang = said.language;
const hoisoFetch = window.fetch;
window.fetch = async (...asked) => {
  const reply = await hoisoFetch(...asked);
  if (reply.status === 403) location.reload();
  const kind = reply.headers.get('content-type') ?? '';
  if (!reply.url.includes('/gradio_api/upload') || !kind.startsWith('application/problem+json')) return reply;
  const { detail } = await reply.json();
  const told = reply.status === 413 ? said.tooLarge : said.refused.isVietnamese ? detail : said.refused.more;
  return new Response(told, { status: reply.status });
};
new MutationObserver(() => {
  for (const field of document.querySelectorAll('#upload [aria-label="Click to upload or drop files"]'))
    field.setAttribute('aria-label', said.choose);
  hoisoTheirs(said.language);
}).observe(document, { childList: true, subtree: true });
"""


def head(words: Words, most_mb: int) -> str:
    """Return the head of the pages, which tells how much may be uploaded at one time."""
    upload = words.operators.upload
    said = {
        "language": words.code,
        "refused": {
            "title": words.script["undone"],
            "more": words.script["undoneMore"],
            # The server's own words are.
            "isVietnamese": words.code == "vi",
        },
        "tooLarge": upload.too_large.format(size=most_mb),
        "choose": upload.choose,
    }
    told = json.dumps(said, ensure_ascii=False)
    shared = "\n".join([refused_script(), *(path.read_text(encoding="utf-8") for path in (THEIRS_JS, FOLDER_JS))])
    return f"<script>{shared}\n{{const said = {told};\n{_SCRIPT}}}</script>"


def gradio_words(words: Words) -> gr.I18n:
    """Return what the pages show of Gradio's own words, the same whatever the browser's language."""
    told = dict(words.operators.upload.gradio)
    return gr.I18n(**dict.fromkeys(_LOCALES, told))
