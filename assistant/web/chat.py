"""The chat page: its parts, and what happens when they are used.

The conversation is kept by the browser, for one tab (``chat.js``); each event gives it to the server, which answers
what is not yet answered and shows all of it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant.web.answering import Answering, Shown, actions_html, shortened
from assistant.web.examples import EXAMPLES
from assistant.web.feedback import FeedbackForm, judged, says_too_little
from assistant.web.markup import question_html, template
from assistant.web.services import Services
from assistant.web.turns import Turn, history_of, turns_from
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words

Message = dict[str, Any]
# What an event gives to the page: the chat, and the conversation with the address of the last source.
View = tuple[list[Message], dict[str, Any]]


def messages(turns: Sequence[Turn], shown: Sequence[Shown], words: Words = VIETNAMESE) -> list[Message]:
    """Return a conversation as the chat shows it: each question, and its card with its buttons."""
    rows: list[Message] = []
    for number, (turn, one) in enumerate(zip(turns, shown, strict=True)):
        actions = actions_html(turn, number, one, history_of(turns, number), words)
        rows.append({"role": "user", "content": gr.HTML(question_html(shortened(turn.question)))})
        rows.append({"role": "assistant", "content": gr.HTML(one.card + actions)})
    return rows


def view(answering: Answering, data: object, words: Words, session: str | None = None, told: str = "") -> View:
    """Return what the page shows of a conversation, its unanswered questions answered.

    Args:
        answering: Answers.
        data: The conversation as the browser gives it: its id, and its turns.
        words: The words of the page.
        session: The id of the session, of which only a one-way mark is kept.
        told: Something to tell the reader.
    """
    given = data if isinstance(data, dict) else {}
    turns, shown = answering.answered(turns_from(given.get("turns")), words, session)
    after = {
        "id": str(given.get("id", ""))[:64],
        "turns": [turn.as_data() for turn in turns],
        "place": shown[-1].place if shown else None,
        "told": told,
    }
    return messages(turns, shown, words), after


def build_chat(services: Services, words: Words = VIETNAMESE) -> None:
    """Add the chat to the page that is being built."""
    answering = Answering(services)
    gr.HTML(template("header.html").render(words=words), elem_id="header")
    with gr.Row(elem_id="page"):
        with gr.Column(scale=3, min_width=280, elem_id="talk"):
            with gr.Column(elem_id="opening"):
                gr.HTML(template("welcome.html").render(words=words))
                with gr.Row(elem_id="examples"):
                    datasets = [_examples(subject, texts) for subject, texts in EXAMPLES[words.code].items()]
            chat = gr.Chatbot(
                elem_id="chat",
                label=words.chat,
                show_label=False,
                container=False,
                height=None,
                buttons=[],
                feedback_options=None,
                autoscroll=False,
            )
            form = FeedbackForm(words.feedback)
            with gr.Row(elem_id="composer"):
                box = gr.Textbox(
                    elem_id="question",
                    label=words.question,
                    placeholder=words.placeholder,
                    max_lines=4,
                    scale=5,
                    min_width=160,
                    autofocus=True,
                )
                send = gr.Button(words.ask, elem_id="send", variant="primary", scale=0, min_width=72)
            new = gr.Button(words.new, elem_id="new", size="sm", scale=0)
            gr.HTML(template("notes.html").render(words=words, kept=_kept(services, words)))
        with gr.Column(scale=2, min_width=280, elem_id="source"):
            gr.HTML(template("frame.html").render(words=words))
    conversation = gr.JSON(visible=False)
    _wire(services, answering, words, _Parts(box, send, new, datasets, chat, conversation, form))


def _examples(subject: str, texts: Sequence[str]) -> gr.Dataset:
    return gr.Dataset(label=subject, components=["textbox"], samples=[[text] for text in texts], type="values")


def _kept(services: Services, words: Words) -> str:
    if not services.keeps:
        return words.not_kept
    return words.kept.format(days=services.kept_days) if services.kept_days else words.kept_on


class _Parts:
    """The parts of the page that events use; those without a place on the page are only known to its script."""

    def __init__(
        self,
        box: gr.Textbox,
        send: gr.Button,
        new: gr.Button,
        datasets: Sequence[gr.Dataset],
        chat: gr.Chatbot,
        conversation: gr.JSON,
        form: FeedbackForm,
    ) -> None:
        self.box, self.send, self.new, self.datasets = box, send, new, datasets
        self.conversation, self.form = conversation, form
        self.view = [chat, conversation]
        self.rating = gr.JSON(visible=False)
        self.go = gr.Button(visible="hidden", elem_id="go")
        self.rate = gr.Button(visible="hidden", elem_id="rate")
        self.open_form = gr.Button(visible="hidden", elem_id="open-form")


def _wire(services: Services, answering: Answering, words: Words, parts: _Parts) -> None:
    """Join the events of the page to what they do. None waits in a queue: an answer takes some milliseconds."""
    quick: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
    shown = "(conversation) => hoiso.shown(conversation)"

    def show(data: object, request: gr.Request) -> View:
        return view(answering, data, words, request.session_hash)

    def rate(data: object, rating: object, reason: object, comment: object, request: gr.Request) -> tuple[Any, ...]:
        given = data if isinstance(data, dict) else {}
        if says_too_little(rating, reason, comment):
            asked = view(answering, given, words, request.session_hash, words.feedback.needed)
            return *asked, *parts.form.asked_for_more(rating)
        turns, is_kept = judged(services.keeper, turns_from(given.get("turns")), rating, reason, comment)
        after = given | {"turns": [turn.as_data() for turn in turns]}
        told = words.feedback.thanks if is_kept else words.feedback.failed
        return *view(answering, after, words, request.session_hash, told), *parts.form.closed()

    def answers(trigger: Any, js: str) -> None:  # noqa: ANN401  any event of any part
        event = trigger(show, [parts.conversation], parts.view, js=js, **quick)
        event.then(None, [parts.conversation], None, js=shown)

    # The box is emptied as its text is taken, and by nothing else: what is typed while an answer is on its way stays.
    examples = (dataset.click(_first, dataset, parts.box, **quick).then for dataset in parts.datasets)
    for trigger in (parts.box.submit, parts.send.click, *examples):
        taken = trigger(None, [parts.box], [parts.box], js="(text) => hoiso.asked(text)")
        answers(taken.then, "() => hoiso.current()")
    answers(parts.new.click, "() => hoiso.fresh()")
    answers(parts.go.click, "() => hoiso.current()")
    page = gr.context.Context.root_block
    answers(page.load, "() => hoiso.loaded()")

    rated = [*parts.view, *parts.form.parts]
    given = [parts.conversation, parts.rating, parts.form.reason, parts.form.comment]
    kept = parts.rate.click(rate, given, rated, js="() => hoiso.rated()", **quick)
    kept.then(None, [parts.conversation], None, js=shown)
    sent = parts.form.send.click(
        rate, given, rated, js="(c, r, reason, text) => hoiso.ratedWith(reason, text)", **quick
    )
    sent.then(None, [parts.conversation], None, js="(conversation) => hoiso.sent(conversation)")
    opened = parts.open_form.click(
        parts.form.opened, [parts.rating], parts.form.parts, js="() => hoiso.chosen()", **quick
    )
    opened.then(None, None, None, js="() => hoiso.opened()")
    closed = parts.form.cancel.click(parts.form.closed, None, parts.form.parts, **quick)
    closed.then(None, None, None, js="() => hoiso.closed()")


def _first(sample: Sequence[str]) -> str:
    return sample[0]
