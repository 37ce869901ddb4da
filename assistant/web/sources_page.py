"""The page of the sources, for everybody: the documents that are served, to search and to open."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.web.operator_gate import OPERATOR_PATH
from assistant.web.services import Services
from assistant.web.sources_table import PAGE, find
from assistant.web.sources_view import facts_html, rendered, status_text, table_html
from assistant.web.vietnamese import VIETNAMESE
from index.asked import LONGEST_QUESTION

SOURCES_PATH = "/nguon"
ABOUT = """# Nguồn
Mọi câu trả lời đều lấy từ các tài liệu dưới đây, và chỉ từ đó. Bấm tên bài để đọc toàn văn như hệ thống đã đọc."""
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": None}


def build_sources(services: Services) -> None:
    """Add the page that is being built."""
    gr.Navbar(main_page_name=VIETNAMESE.page_name)
    gr.Markdown(ABOUT)
    facts = gr.HTML("", apply_default_css=False)
    text = gr.Textbox(
        label="Tìm tài liệu",
        placeholder="Tên bài, nơi đăng hoặc chủ đề; có dấu hay không dấu đều được",
        elem_id="source-text",
        max_length=LONGEST_QUESTION,
    )
    table = gr.HTML("", apply_default_css=False, elem_id="source-table")
    with gr.Row(equal_height=True):
        status = gr.HTML("", apply_default_css=False, elem_id="source-status", min_width=180)
        before = gr.Button("← Trang trước", size="sm", scale=0, min_width=130, visible=False)
        after = gr.Button("Trang sau →", size="sm", scale=0, min_width=130, visible=False)
    offset = gr.State(0)
    if services.desk is not None:
        gr.HTML(rendered("source_foot.html", path=f"{OPERATOR_PATH}/"), apply_default_css=False)

    def shown(words: str, at: int) -> list[Any]:
        generation = services.assistant.current().scene.generation
        page = find(generation, words or "", at)
        buttons = [gr.Button(visible=page.offset > 0), gr.Button(visible=page.has_more)]
        told = rendered("source_status.html", told=status_text(page))
        return [facts_html(generation), table_html(page, words or ""), told, *buttons, page.offset]

    outputs = [facts, table, status, before, after, offset]
    load = gr.context.Context.root_block.load
    load(lambda words: shown(words, 0), [text], outputs, **_QUIET)
    text.input(lambda words: shown(words, 0), [text], outputs, trigger_mode="always_last", **_QUIET)
    before.click(lambda words, at: shown(words, at - PAGE), [text, offset], outputs, **_QUIET)
    after.click(lambda words, at: shown(words, at + PAGE), [text, offset], outputs, **_QUIET)
