"""The fields of the look-up page: what they are, and the state that their values are."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.web.lookup_form import LENGTHS, Form
from assistant.web.table_words import FilterWords
from index.asked import LONGEST_QUESTION

# The filters that take several values.
SEVERAL = ("topic", "unit", "publisher", "place")


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


def build_fields(words: FilterWords) -> dict[str, Any]:
    """Add the search box and the filters; return them by the names of the form's fields, in its order."""
    several = {
        "multiselect": True,
        "allow_custom_value": True,
        "choices": [],
        "value": [],
        "min_width": 220,
        "elem_classes": "theirs",
    }
    single = {"value": "", "filterable": False, "min_width": 180}
    text = gr.Textbox(
        label=words.search,
        placeholder=words.search_hint,
        elem_id="lookup-text",
        max_length=LONGEST_QUESTION,
        autofocus=True,
    )
    with gr.Accordion(words.filters, open=True, elem_id="filters"):
        with gr.Row():
            labels = (words.topic, words.unit, words.place, words.publisher)
            topic, unit, place, publisher = [gr.Dropdown(label=label, **several) for label in labels]
        with gr.Row():
            period = gr.Dropdown(
                [(words.any_time, "")],
                label=words.period,
                **single | {"allow_custom_value": True, "filterable": True},
            )
            kind = gr.Dropdown([(said, key) for key, said in words.kinds.items()], label=words.kind, **single)
            sort = gr.Dropdown([(said, key) for key, said in words.sorts.items()], label=words.sort, **single)
            lengths = [(words.rows.format(count=length), length) for length in LENGTHS]
            limit = gr.Dropdown(lengths, label=words.limit, **single | {"value": LENGTHS[0]})
    named = {"q": text, "topic": topic, "unit": unit, "publisher": publisher, "place": place}
    return named | {"period": period, "kind": kind, "sort": sort, "limit": limit}
