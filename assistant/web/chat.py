"""The chat: its handlers take what they need, so that tests call them without a page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answer import Abstention, Answer
from assistant.assistant import LiveAssistant
from assistant.web.markup import answer_html, frame_html, notice_html, question_html
from assistant.web.services import Services
from index.asked import LONGEST_QUESTION
from sources.errors import UsageError

CSS = Path(__file__).parent / "chat.css"
Message = dict[str, Any]
Turn = tuple[list[Message], str, list[str], str]

ABOUT = """# Hỏi Số
Hỏi bằng tiếng Việt về chuyển đổi số quốc gia, Đề án 06, căn cước, VNeID và dịch vụ công trực tuyến.
**Mỗi con số đều trích đúng câu chữ của nguồn, kèm ngày; nguồn không nói thì trang này trả lời là không có.**
Đây là công cụ tra cứu các tài liệu có sẵn trong máy, không phải cơ quan nhà nước, không tư vấn pháp lý và không
dùng mô hình ngôn ngữ. Đừng gõ số căn cước hay thông tin riêng của bạn."""

EXAMPLES = (
    "Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?",
    "cap the can cuoc mat bao nhieu ngay",
    "Tỷ lệ hồ sơ trực tuyến của cả nước là bao nhiêu?",
    "Trẻ em dưới 6 tuổi có được cấp thẻ căn cước không?",
    "Quên mật khẩu VNeID thì làm thế nào?",
    "Chữ ký số có giá trị pháp lý thế nào?",
)
# The most earlier questions that a conversation keeps.
LONGEST_HISTORY = 20


def respond(assistant: LiveAssistant, message: str, chat: list[Message], history: list[str], today: dt.date) -> Turn:
    """Answer one message.

    Returns:
        The chat with the question and its answer, an empty text box, the questions so far, and
        the frame that shows the source.
    """
    result: Answer | Abstention | None = None
    try:
        result = assistant.current().ask(message, today, history)
        reply = answer_html(result)
        history = [*history, message][-LONGEST_HISTORY:]
    except UsageError as error:
        reply = notice_html(str(error))
    shown = message if len(message) <= LONGEST_QUESTION else message[:LONGEST_QUESTION] + "…"
    turn: list[Message] = [
        {"role": "user", "content": gr.HTML(question_html(shown))},
        {"role": "assistant", "content": gr.HTML(reply)},
    ]
    return [*chat, *turn], "", history, frame_html(result)


def build_chat(services: Services) -> None:
    """Add the chat to the page that is being built."""

    def ask(message: str, chat: list[Message], history: list[str]) -> Turn:
        return respond(services.assistant, message, chat, history, services.today())

    def clear() -> Turn:
        return [], "", [], frame_html(None)

    history = gr.State([])
    gr.Markdown(ABOUT)
    with gr.Row():
        with gr.Column(scale=3, min_width=320):
            chat = gr.Chatbot(
                elem_id="chat",
                label="Hỏi đáp",
                height=480,
                buttons=[],
                feedback_options=None,
                placeholder="Gõ câu hỏi ở dưới, có dấu hay không dấu đều được.",
            )
            with gr.Row():
                box = gr.Textbox(
                    elem_id="question",
                    label="Câu hỏi",
                    placeholder="Ví dụ: Đã cấp bao nhiêu thẻ căn cước gắn chip?",
                    max_lines=4,
                    scale=5,
                    min_width=200,
                    autofocus=True,
                )
                send = gr.Button("Hỏi", elem_id="send", variant="primary", scale=1, min_width=72)
            gr.Examples([[text] for text in EXAMPLES], [box], label="Bấm để hỏi thử", cache_examples=False)
            new = gr.Button("Cuộc hỏi mới", size="sm")
        with gr.Column(scale=2, min_width=320):
            frame = gr.HTML(frame_html(None), elem_id="source")
    outputs = [chat, box, history, frame]
    gr.on([box.submit, send.click], ask, [box, chat, history], outputs, show_progress="hidden", api_name="hoi")
    gr.on([new.click, chat.clear], clear, None, outputs, show_progress="hidden", api_name=False)
