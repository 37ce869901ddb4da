"""What readers say of an answer: the form, and what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.kept.keeper import Keeper, Verdict
from assistant.web.turns import Turn
from assistant.web.words import FeedbackWords

# Longer comments are cut.
LONGEST_COMMENT = 1_000


def rating_from(data: object) -> tuple[int, Verdict] | None:
    """Return which turn is judged, from 0, and how, as the page's script gives it; ``None`` where it gives neither."""
    if not isinstance(data, dict) or not isinstance(number := data.get("turn"), int) or isinstance(number, bool):
        return None
    verdict = next((verdict for verdict in Verdict if verdict.value == data.get("verdict")), None)
    return (number, verdict) if verdict is not None else None


def says_too_little(rating: object, reason: object, comment: object) -> bool:
    """Tell whether a wrong figure is reported without a word of what is wrong: nobody could do anything with it."""
    given = rating_from(rating)
    said = comment.strip() if isinstance(comment, str) else ""
    return given is not None and given[1] is Verdict.WRONG_FIGURE and not reason and not said


def judged(
    keeper: Keeper, turns: Sequence[Turn], rating: object, reason: object, comment: object
) -> tuple[list[Turn], bool]:
    """Keep what is said of a turn; return the turns with it, and whether it is kept."""
    given = rating_from(rating)
    if given is None or not 0 <= given[0] < len(turns) or (answer_id := turns[given[0]].answer_id) is None:
        return list(turns), False
    number, verdict = given
    said = comment.strip()[:LONGEST_COMMENT] if isinstance(comment, str) else ""
    chosen = reason if isinstance(reason, str) else None
    if not keeper.keep_feedback(answer_id, verdict, chosen, said or None):
        return list(turns), False
    return [turn.judged(verdict) if at == number else turn for at, turn in enumerate(turns)], True


class FeedbackForm:
    """Reason and comment; it is shown when a reader has chosen a verdict that wants one."""

    def __init__(self, words: FeedbackWords) -> None:
        self._words = words
        with gr.Column(visible=False, elem_id="feedback") as self.box:
            self.title = gr.HTML(elem_id="feedback-title")
            self.reason = gr.Radio(label=words.reason, choices=[])
            self.comment = gr.Textbox(
                label=words.comment, info=words.comment_hint, lines=2, max_length=LONGEST_COMMENT, max_lines=6
            )
            with gr.Row():
                self.send = gr.Button(words.send, variant="primary", size="sm")
                self.cancel = gr.Button(words.cancel, size="sm", elem_id="feedback-cancel")

    @property
    def parts(self) -> list[Any]:
        """What opening and closing change."""
        return [self.box, self.title, self.reason, self.comment]

    def opened(self, rating: object) -> list[Any]:
        """Return the updates that open the form for a verdict."""
        given = rating_from(rating)
        if given is None or given[1] not in self._words.reasons:
            return self.closed()
        reasons = self._words.reasons[given[1]]
        choices = [(label, kept) for kept, label in reasons.items()]
        return [gr.update(visible=True), self._title(given[1]), gr.update(choices=choices, value=None), ""]

    def asked_for_more(self, rating: object) -> list[Any]:
        """Return the updates that leave it open, with what was typed, and say what is needed."""
        given = rating_from(rating)
        title = self._title(given[1]) if given else ""
        needed = Markup('<p class="needed">{}</p>').format(self._words.needed)
        return [gr.skip(), title + needed, gr.skip(), gr.skip()]

    def _title(self, verdict: Verdict) -> str:
        return Markup("<h2>{}</h2>").format(self._words.titles[verdict])

    def closed(self) -> list[Any]:
        """Return the updates that close it."""
        return [gr.update(visible=False), "", gr.update(value=None), ""]
