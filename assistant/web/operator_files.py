"""Adding documents on the operator's pages: uploading, what was read, what the operator puts right, and taking."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.utils import get_upload_folder

from assistant.operating.desk import Desk
from assistant.operating.intake import Staged, Upload
from assistant.web.operator_view import error_html, message_html, preview_html
from assistant.web.operator_words import UploadWords
from assistant.web.sources_view import rendered
from assistant.web.words import Words
from sources.errors import HoiSoError
from sources.readers import READERS

# Seconds after which what was uploaded and never read is deleted, and between two looks for it.
FORGOTTEN = 3_600
# Events are asked for and answered directly; see ``lookup_page``.
QUIET: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
# What changes the files that are set aside is told by the stream of a queue, one at a time: reading them may take
# minutes and tells how it goes, and only so does Gradio see that its state has changed, and draws them anew.
_TOLD = QUIET | {"queue": True}


class Files:
    """The part of the pages that adds documents.

    Args:
        desk: What operators work with.
        most_mb: How much may be uploaded at one time.
        follow: Takes an event at which the folder of documents may have changed, and lets the rest of the pages follow.
        words: Of the pages.
    """

    def __init__(self, desk: Desk, most_mb: int, follow: Callable[[Callable[..., Any]], None], words: Words) -> None:
        self._desk, self._most_mb, self._follow = desk, most_mb, follow
        self._words, self._said = words, words.operators.upload

    def add(self) -> None:
        """Add the components: uploading, what was read, and taking it."""
        kinds = ", ".join(sorted(READERS))
        hint = self._said.hint.format(kinds=kinds, files=self._desk.most_files, size=self._most_mb)
        gr.HTML(message_html(hint, "plain"), apply_default_css=False)
        self.files = gr.File(
            label=self._said.files,
            file_count="multiple",
            elem_id="upload",
            height=180,
        )
        folder = rendered("operator_folder.html", said=self._said, kinds=" ".join(sorted(READERS)))
        gr.HTML(folder, apply_default_css=False)
        self.told = gr.HTML("", apply_default_css=False, elem_id="upload-told")
        self.staged = gr.State([], time_to_live=FORGOTTEN, delete_callback=self._desk.intake.drop)
        gr.render(inputs=[self.staged], triggers=[self.staged.change], show_progress="hidden", queue=False)(
            self._show_staged
        )

    def wire(self) -> None:
        """Tell what happens where; to be called once the rest of the pages is there."""
        told = [self.files, self.staged, self.told]
        self.files.upload(self._read, [self.files, self.staged], told, **_TOLD)
        # Not by a step after taking them: what was read is drawn anew once it is taken, and Gradio then forgets the
        # events of the old drawing, those that are still to come included.
        self._follow(self.staged.change)

    def _read(self, paths: list[str] | None, staged: list[Staged]) -> Iterator[list[Any]]:
        yield [gr.skip(), gr.skip(), message_html(self._said.reading(len(paths or ())), "note")]
        if not all(map(is_upload, paths or ())):
            yield [None, gr.skip(), message_html(self._said.not_uploaded, "error")]
            return
        try:
            found = self._desk.intake.stage([Upload(Path(path), Path(path).name) for path in paths or ()])
        except HoiSoError as error:
            yield [None, gr.skip(), error_html(error, self._words)]
            return
        good = sum(1 for one in found if not one.error)
        told = self._said.read(len(found), good)
        yield [None, [*staged, *found], message_html(told, "done" if good else "note")]

    def _show_staged(self, staged: list[Staged]) -> None:
        """Add what was read of each file, what an operator may put right, and taking them."""
        if not staged:
            return
        good = [one for one in staged if not one.error]
        for one in staged:
            if one.error:
                gr.HTML(preview_html(one, self._words), apply_default_css=False)
        fields: list[Any] = []
        for number, one in enumerate(good, 1):
            with gr.Group(elem_classes="staged"):
                gr.HTML(preview_html(one, self._words), apply_default_css=False, padding=True)
                fields += _fields_of(one, number, self._said)
        with gr.Row():
            take = gr.Button(self._said.take, variant="primary", elem_id="take", visible=bool(good))
            drop = gr.Button(self._said.drop, elem_id="drop")
        take.click(lambda *values: self._take(staged, good, values), fields, [self.staged, self.told], **_TOLD)
        drop.click(lambda: self._drop(staged), None, [self.staged, self.told], **_TOLD)

    def _take(self, staged: list[Staged], good: list[Staged], values: tuple[Any, ...]) -> list[Any]:
        rows = list(zip(good, *(values[at::4] for at in range(4)), strict=True))
        chosen = [
            (one, {"title": title or "", "publisher": publisher or "", "published_on": date or ""})
            for one, is_chosen, title, publisher, date in rows
            if is_chosen
        ]
        try:
            self._desk.intake.take(chosen)
        except HoiSoError as error:
            return [gr.skip(), error_html(error, self._words)]
        self._desk.intake.drop(staged)
        return [[], message_html(self._said.taken(len(chosen)))]

    def _drop(self, staged: list[Staged]) -> list[Any]:
        self._desk.intake.drop(staged)
        return [[], message_html(self._said.dropped, "note")]


def is_upload(path: str) -> bool:
    """Tell whether a path is that of a file that was uploaded: one in the folder of the uploads, and no link."""
    folder = Path(os.path.realpath(get_upload_folder()))
    return "\0" not in path and os.path.isfile(path) and os.path.realpath(path) == path and folder in Path(path).parents


def _fields_of(staged: Staged, number: int, said: UploadWords) -> list[Any]:
    """Add the fields of a file: whether it is taken, and what is known of it."""
    preview = staged.preview
    known = (preview.title, preview.publisher, preview.published_on) if preview else ("", "", "")
    key = str(staged.path)
    # Of what is drawn later Gradio does not find out that it is typed into: it would only show it.
    chosen = gr.Checkbox(value=True, label=said.take_one.format(name=staged.name), interactive=True, key=f"{key}-take")
    with gr.Row():
        labels = [
            said.field.format(label=label, number=number)
            for label in (said.document_title, said.publisher, said.published)
        ]
        texts = [
            gr.Textbox(value, label=label, interactive=True, max_length=500, min_width=200, key=f"{key}-{at}")
            for at, (label, value) in enumerate(zip(labels, known, strict=True))
        ]
    return [chosen, *texts]
