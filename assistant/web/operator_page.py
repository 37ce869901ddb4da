"""The operator's pages: what is on them, and what happens when it is used. They stand behind ``operator_gate``.

Handlers return what the page shows; an error of the project is shown in its own words, where it happened.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.utils import get_upload_folder

from assistant.kept.errors import KeptUnusable
from assistant.kept.rows import VIETNAM, Wanted, start_of
from assistant.operating.desk import Desk
from assistant.operating.intake import Staged, Upload
from assistant.web.operator_downloads import FILES
from assistant.web.operator_gate import OPERATOR_PATH
from assistant.web.operator_view import (
    build_html,
    generation_label,
    head_html,
    kept_html,
    message_html,
    pending_html,
    preview_html,
)
from assistant.web.services import Services
from sources.errors import HoiSoError, UsageError
from sources.readers import READERS

TITLE = "Vận hành nguồn – Hỏi Số"
DOWNLOADS_PATH = f"{OPERATOR_PATH}/tai-ve"
_FILE_LABELS = dict(zip(FILES, ("Câu chưa trả lời được", "Câu có phản hồi", "Mọi câu đã lưu"), strict=True))
_SINCE = {"7 ngày qua": 7, "30 ngày qua": 30, "180 ngày qua": 180, "Từ đầu": 0}
# Gradio speaks no Vietnamese; these are the words of it that the pages show, whatever the browser's language.
_WORDS = {
    "upload_text.drop_file": "Thả tệp vào đây",
    "upload_text.click_to_upload": "Bấm để chọn tệp",
    "common.or": "hoặc",
    "upload.drop_file": "Thả tệp vào đây",
    "file.uploading": "Đang tải lên…",
}
WORDS = gr.I18n(vi=_WORDS, en=_WORDS)
# Seconds between two looks at a build.
_LOOK_EVERY = 1.0
# Seconds after which what was uploaded and never read is deleted, and between two looks for it.
_FORGOTTEN = 3_600
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# When the session has ended, the page is asked for anew, which shows the form to sign in.
HEAD = """<script>
document.documentElement.lang = 'vi';
const hoisoFetch = window.fetch;
window.fetch = async (...asked) => {
  const reply = await hoisoFetch(...asked);
  if (reply.status === 403) location.reload();
  return reply;
};
</script>"""


def build_operator(services: Services, desk: Desk) -> gr.Blocks:
    """Return the app of the operator's pages."""
    with gr.Blocks(title=TITLE, analytics_enabled=False, delete_cache=(_FORGOTTEN, _FORGOTTEN)) as pages:
        gr.HTML(head_html(OPERATOR_PATH), apply_default_css=False)
        page = _Page(services, desk)
        # One below the other: on a phone, tabs would hide behind a menu.
        for label, add in (
            ("Thêm tài liệu", page.add_files),
            ("Gỡ tài liệu", page.add_removing),
            ("Chỉ mục", page.add_index),
            ("Câu hỏi và phản hồi", page.add_kept),
        ):
            with gr.Accordion(label, open=add in (page.add_files, page.add_index)):
                add()
        page.wire(pages)
    return pages


class _Page:
    """The components, and their handlers."""

    def __init__(self, services: Services, desk: Desk) -> None:
        self._services, self._desk = services, desk

    def add_files(self) -> None:
        """Add uploading, what was read, and taking it."""
        most, size = self._desk.most_files, self._services.settings.upload_max_mb
        gr.HTML(
            message_html(
                f"Chọn các tệp {', '.join(sorted(READERS))}, tối đa {most} tệp và {size} MB một lần. Tệp được đọc thử "
                "và cho xem trước; chưa nhận thì chưa có gì thay đổi.",
                "plain",
            ),
            apply_default_css=False,
        )
        self.files = gr.File(
            label="Tệp cần thêm",
            file_count="multiple",
            elem_id="upload",
            height=180,
        )
        self.told = gr.HTML("", apply_default_css=False, elem_id="upload-told")
        self.staged = gr.State([], time_to_live=_FORGOTTEN, delete_callback=self._desk.intake.drop)
        gr.render(inputs=[self.staged], triggers=[self.staged.change], show_progress="hidden")(self._show_staged)

    def add_removing(self) -> None:
        """Add choosing documents, and setting them aside once that is confirmed."""
        self.chosen = gr.Dropdown([], label="Tài liệu cần gỡ", multiselect=True, elem_id="remove-chosen")
        self.remove = gr.Button("Gỡ khỏi nguồn", elem_id="remove")
        with gr.Row(visible=False) as self.confirm:
            self.sure = gr.Button("Gỡ các tài liệu đã chọn", variant="stop", elem_id="remove-sure")
            self.unsure = gr.Button("Thôi")
        self.removed = gr.HTML("", apply_default_css=False, elem_id="remove-told")

    def add_index(self) -> None:
        """Add rebuilding, and going back."""
        self.pending = gr.HTML("", apply_default_css=False, elem_id="pending")
        self.build = gr.Button("Dựng lại chỉ mục", variant="primary", elem_id="build")
        self.progress = gr.HTML("", apply_default_css=False, elem_id="build-told")
        self.timer = gr.Timer(_LOOK_EVERY, active=False)
        self.generations = gr.Radio([], label="Các bản chỉ mục, mới nhất trước", elem_id="generations")
        self.back = gr.Button("Chuyển sang bản đã chọn", elem_id="roll-back")
        self.went = gr.HTML("", apply_default_css=False, elem_id="roll-back-told")

    def add_kept(self) -> None:
        """Add what is kept of questions and feedback."""
        self.since = gr.Dropdown(list(_SINCE), value="30 ngày qua", label="Khoảng thời gian", filterable=False)
        self.show_kept = gr.Button("Xem", elem_id="show-kept")
        self.kept = gr.HTML("", apply_default_css=False, elem_id="kept")

    @property
    def around(self) -> list[Any]:
        """What ``_around`` gives the values of."""
        return [self.pending, self.generations, self.chosen, self.progress, self.timer]

    def wire(self, pages: gr.Blocks) -> None:
        """Tell what happens where."""
        around = self.around
        pages.load(self._around, None, around, **_QUIET)
        read = self.files.upload(self._read, [self.files, self.staged], [self.files, self.staged, self.told], **_QUIET)
        read.then(self._around, None, around, **_QUIET)
        self.remove.click(lambda chosen: gr.Row(visible=bool(chosen)), [self.chosen], [self.confirm], **_QUIET)
        self.unsure.click(lambda: gr.Row(visible=False), None, [self.confirm], **_QUIET)
        gone = self.sure.click(self._remove, [self.chosen], [self.removed, self.confirm], **_QUIET)
        gone.then(self._around, None, around, **_QUIET)
        self.build.click(self._build, None, [self.progress, self.timer], **_QUIET)
        self.timer.tick(self._look, None, around, **_QUIET)
        went = self.back.click(self._roll_back, [self.generations], [self.went], **_QUIET)
        went.then(self._around, None, around, **_QUIET)
        self.show_kept.click(self._show_kept, [self.since], [self.kept], **_QUIET)

    def _around(self) -> list[Any]:
        """Return how folder and index are: what is pending, the generations, the documents, a build that goes on."""
        desk, state = self._desk, self._desk.builder.state
        served = self._services.assistant.current().scene.generation.documents
        try:
            pending = pending_html(desk.pending(list(served)))
            names = [(_label(name, served), name) for name in desk.names()]
            generations = [(generation_label(one, _moment(one.manifest)), one.name) for one in desk.generations()]
        except HoiSoError as error:
            return [message_html(str(error), "error"), gr.skip(), gr.skip(), build_html(state), gr.skip()]
        return [
            pending,
            gr.Radio(choices=generations, value=self._services.assistant.current().scene.generation.name),
            gr.Dropdown(choices=names, value=[]),
            build_html(state),
            gr.Timer(active=state.is_running),
        ]

    def _look(self) -> list[Any]:
        """Return how a build goes; all around it once it has ended."""
        state = self._desk.builder.state
        if state.is_running:
            return [gr.skip(), gr.skip(), gr.skip(), build_html(state), gr.skip()]
        return self._around()

    def _build(self) -> list[Any]:
        try:
            self._desk.builder.start()
        except HoiSoError as error:
            return [message_html(str(error), "error"), gr.Timer(active=True)]
        return [build_html(self._desk.builder.state), gr.Timer(active=True)]

    def _read(self, paths: list[str] | None, staged: list[Staged]) -> Iterator[list[Any]]:
        yield [gr.skip(), gr.skip(), message_html(f"Đang đọc {len(paths or ())} tệp…", "note")]
        try:
            uploads = [_uploaded(path) for path in paths or ()]
            found = self._desk.intake.stage(uploads)
        except HoiSoError as error:
            yield [None, gr.skip(), message_html(str(error), "error")]
            return
        good = sum(1 for one in found if not one.error)
        told = f"Đã đọc {len(found)} tệp, {good} tệp nhận được; hãy xem dưới đây rồi mới nhận."
        yield [None, [*staged, *found], message_html(told, "done" if good else "note")]

    def _show_staged(self, staged: list[Staged]) -> None:
        """Add what was read of each file, what an operator may put right, and taking them."""
        if not staged:
            return
        good = [one for one in staged if not one.error]
        for one in staged:
            if one.error:
                gr.HTML(preview_html(one), apply_default_css=False)
        fields: list[Any] = []
        for number, one in enumerate(good, 1):
            with gr.Group(elem_classes="staged"):
                gr.HTML(preview_html(one), apply_default_css=False, padding=True)
                fields += _fields_of(one, number)
        with gr.Row():
            take = gr.Button("Nhận các tệp đã chọn", variant="primary", elem_id="take", visible=bool(good))
            drop = gr.Button("Bỏ tất cả", elem_id="drop")
        taken = take.click(lambda *values: self._take(staged, good, values), fields, [self.staged, self.told], **_QUIET)
        taken.then(self._around, None, self.around, **_QUIET)
        drop.click(lambda: self._drop(staged), None, [self.staged, self.told], **_QUIET)

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
            return [gr.skip(), message_html(str(error), "error")]
        self._desk.intake.drop(staged)
        told = f"Đã nhận {len(chosen)} tệp vào thư mục nguồn; hãy dựng lại chỉ mục để hỏi được về chúng."
        return [[], message_html(told)]

    def _drop(self, staged: list[Staged]) -> list[Any]:
        self._desk.intake.drop(staged)
        return [[], message_html("Đã bỏ các tệp chờ nhận.", "note")]

    def _remove(self, chosen: list[str]) -> list[Any]:
        told = _done_or_error(
            lambda: (
                f"Đã gỡ {len(chosen)} tài liệu, cất ở {self._desk.remove(chosen)}; "
                "chúng vẫn được trả lời tới khi dựng lại chỉ mục."
            )
        )
        return [told, gr.Row(visible=False)]

    def _roll_back(self, name: str | None) -> str:
        if not name:
            return message_html("Chưa chọn bản nào.", "error")
        told = _done_or_error(lambda: f"Đã chuyển sang bản {self._desk.roll_back(name)}.")
        self._services.assistant.current()
        return told

    def _show_kept(self, since: str) -> str:
        if not self._services.keeps:
            return message_html("Máy chủ này đặt không lưu câu hỏi và phản hồi (HOISO_KEEP=off).", "note")
        days = _SINCE.get(since, 0)
        moment = start_of(self._services.today() - dt.timedelta(days=days)) if days else None
        addresses = [(f"{DOWNLOADS_PATH}/{name}", label) for name, label in _FILE_LABELS.items()]
        try:
            return kept_html(self._services.keeper, Wanted(since=moment), addresses)
        except KeptUnusable as error:
            return message_html(str(error), "error")


def is_upload(path: str) -> bool:
    """Tell whether a path is that of a file that was uploaded: one in the folder of the uploads, and no link."""
    folder = Path(os.path.realpath(get_upload_folder()))
    return "\0" not in path and os.path.isfile(path) and os.path.realpath(path) == path and folder in Path(path).parents


def _uploaded(path: str) -> Upload:
    """Return the file that an event names.

    Raises:
        UsageError: It is not one that was uploaded.
    """
    if not is_upload(path):
        raise UsageError("Có tệp không phải do trang này tải lên; hãy tải lại trang rồi chọn lại tệp.")
    return Upload(Path(path), Path(path).name)


def _fields_of(staged: Staged, number: int) -> list[Any]:
    """Add the fields of a file: whether it is taken, and what is known of it."""
    preview = staged.preview
    known = (preview.title, preview.publisher, preview.published_on) if preview else ("", "", "")
    key = str(staged.path)
    chosen = gr.Checkbox(value=True, label=f"Nhận tệp {staged.name}", key=f"{key}-take")
    with gr.Row():
        labels = ("Tên bài", "Nơi đăng", "Ngày đăng (2024, 2024-10 hoặc 2024-10-12)")
        texts = [
            gr.Textbox(value, label=f"{label} – tệp {number}", max_length=500, min_width=200, key=f"{key}-{label}")
            for label, value in zip(labels, known, strict=True)
        ]
    return [chosen, *texts]


def _done_or_error(work: Callable[[], str]) -> str:
    """Return what work tells, or the error that it ends with."""
    try:
        return message_html(work())
    except HoiSoError as error:
        return message_html(str(error), "error")


def _label(name: str, served: Any) -> str:  # noqa: ANN401
    document = served.get(name)
    return f"{document.title} ({name})" if document is not None and document.title else name


def _moment(manifest: dict[str, Any] | None) -> str:
    """Return when a generation was built, in Vietnam's time; empty where that is not known."""
    if not manifest:
        return ""
    return f"{dt.datetime.fromisoformat(str(manifest['built_at'])).astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
