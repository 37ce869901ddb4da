"""The operator's pages: what is on them, and what happens when it is used. They stand behind ``operator_gate``.

Handlers return what the page shows; an error of the project is shown in its own words, where it happened.
"""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.kept.errors import KeptUnusable
from assistant.kept.rows import VIETNAM, Wanted, start_of
from assistant.operating.desk import Desk
from assistant.web.look import refused_script
from assistant.web.operator_downloads import FILES
from assistant.web.operator_files import FORGOTTEN, QUIET, Files
from assistant.web.operator_gate import OPERATOR_PATH
from assistant.web.operator_view import (
    build_html,
    generation_label,
    head_html,
    kept_html,
    message_html,
    pending_html,
)
from assistant.web.services import Services
from assistant.web.vietnamese import VIETNAMESE
from sources.errors import HoiSoError

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
# When the session has ended, the page is asked for anew, which shows the form to sign in. An upload that is refused
# says so in our words, not as the JSON that holds them. What Gradio names in English only is named anew.
_REFUSED = {"title": VIETNAMESE.script["undone"], "more": VIETNAMESE.script["undoneMore"], "isVietnamese": True}
HEAD = (
    f"""<script>{refused_script()}
hoisoRefused(() => ({json.dumps(_REFUSED, ensure_ascii=False)}));
</script>"""
    + """<script>
document.documentElement.lang = 'vi';
const hoisoFetch = window.fetch;
window.fetch = async (...asked) => {
  const reply = await hoisoFetch(...asked);
  if (reply.status === 403) location.reload();
  const kind = reply.headers.get('content-type') ?? '';
  if (!reply.url.includes('/gradio_api/upload') || !kind.startsWith('application/problem+json')) return reply;
  const { detail } = await reply.json();
  return new Response(detail, { status: reply.status });
};
new MutationObserver(() => {
  for (const field of document.querySelectorAll('#upload [aria-label="Click to upload or drop files"]'))
    field.setAttribute('aria-label', 'Bấm để chọn tệp, hoặc thả tệp vào đây');
}).observe(document, { childList: true, subtree: true });
</script>"""
)


def build_operator(services: Services, desk: Desk) -> gr.Blocks:
    """Return the app of the operator's pages."""
    with gr.Blocks(title=TITLE, analytics_enabled=False, delete_cache=(FORGOTTEN, FORGOTTEN)) as pages:
        gr.HTML(head_html(OPERATOR_PATH), apply_default_css=False)
        page = _Page(services, desk)
        # One below the other: on a phone, tabs would hide behind a menu.
        for label, add in (
            ("Thêm tài liệu", page.files.add),
            ("Gỡ tài liệu", page.add_removing),
            ("Chỉ mục", page.add_index),
            ("Câu hỏi và phản hồi", page.add_kept),
        ):
            with gr.Accordion(label, open=add in (page.files.add, page.add_index)):
                add()
        page.wire(pages)
    return pages


class _Page:
    """The components, and their handlers."""

    def __init__(self, services: Services, desk: Desk) -> None:
        self._services, self._desk = services, desk
        # One look after the other, so that no older one is shown over a newer.
        self._in_turn = threading.Lock()
        self.files = Files(desk, services.settings.upload_max_mb, self._around_on)

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
        self._around_on(pages.load)
        self.files.wire()
        self.remove.click(lambda chosen: gr.Row(visible=bool(chosen)), [self.chosen], [self.confirm], **QUIET)
        self.unsure.click(lambda: gr.Row(visible=False), None, [self.confirm], **QUIET)
        gone = self.sure.click(self._remove, [self.chosen], [self.removed, self.confirm], **QUIET)
        self._around_on(gone.then)
        self.build.click(self._build, None, [self.progress, self.timer], **QUIET)
        self.timer.tick(self._look, None, self.around, **QUIET)
        went = self.back.click(self._roll_back, [self.generations], [self.went], **QUIET)
        self._around_on(went.then)
        self.show_kept.click(self._show_kept, [self.since], [self.kept], **QUIET)

    def _around_on(self, event: Callable[..., Any]) -> None:
        """Show how folder and index are, at an event."""
        event(self._around, None, self.around, **QUIET)

    def _around(self) -> list[Any]:
        """Return how folder and index are: what is pending, the generations, the documents, a build that goes on."""
        with self._in_turn:
            return self._seen()

    def _seen(self) -> list[Any]:
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
