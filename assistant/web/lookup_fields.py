"""The fields of the look-up page: what they are, and the state that their values are."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.web.lookup_form import KINDS, LENGTHS, SORTS, Form
from index.asked import LONGEST_QUESTION


def form_from(*values: Any) -> Form:  # noqa: ANN401  what the page's fields hold
    """Return the state that the page's fields hold, in the order of the form's own."""
    q, topic, unit, publisher, place, period, kind, sort, limit, offset, chosen = values
    names = {"topic": topic, "unit": unit, "publisher": publisher, "place": place}
    return Form(
        q=q or "",
        **{name: tuple(str(each) for each in own or ()) for name, own in names.items()},
        period=str(period or ""),
        kind=kind or "",
        sort=sort or "",
        limit=int(limit or LENGTHS[0]),
        offset=int(offset or 0),
        chosen=tuple(chosen or ()),
    )


def build_fields() -> dict[str, Any]:
    """Add the search box and the filters; return them by the names of the form's fields, in its order."""
    several = {"multiselect": True, "allow_custom_value": True, "choices": [], "value": [], "min_width": 220}
    single = {"value": "", "filterable": False, "min_width": 180}
    any_time = [("Mọi thời gian", "")]
    text = gr.Textbox(
        label="Tìm số liệu",
        placeholder="Ví dụ: thẻ căn cước gắn chip",
        elem_id="lookup-text",
        max_length=LONGEST_QUESTION,
        autofocus=True,
    )
    with gr.Accordion("Bộ lọc và sắp xếp", open=True, elem_id="filters"):
        with gr.Row():
            names = {
                label: gr.Dropdown(label=label, **several) for label in ("Chủ đề", "Đơn vị", "Nơi, cơ quan", "Nơi đăng")
            }
        with gr.Row():
            period = gr.Dropdown(
                any_time,
                label="Thời gian: chọn năm, hoặc gõ",
                **single | {"allow_custom_value": True, "filterable": True},
            )
            kind = gr.Dropdown([(words, key) for key, words in KINDS.items()], label="Loại số", **single)
            sort = gr.Dropdown([(words, key) for key, words in SORTS.items()], label="Sắp xếp", **single)
            limit = gr.Dropdown(
                [(f"{n} dòng", n) for n in LENGTHS], label="Mỗi trang", **single | {"value": LENGTHS[0]}
            )
    topic, unit, place, publisher = names.values()
    named = {"q": text, "topic": topic, "unit": unit, "publisher": publisher, "place": place}
    return named | {"period": period, "kind": kind, "sort": sort, "limit": limit}
