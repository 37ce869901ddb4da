"""The turns of a conversation -> what the chat shows of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Abstention
from assistant.assistant import Assistant
from assistant.kept.keeper import Channel, KeptAnswer, Verdict
from assistant.web.cards import Result, card_html, first_place
from assistant.web.copying import plain_text
from assistant.web.examples import any_subject
from assistant.web.markup import notice_html, template
from assistant.web.services import Services
from assistant.web.sharing import link_of
from assistant.web.suggestions import suggested
from assistant.web.turns import Turn, history_of
from assistant.web.words import Words
from index.asked import LONGEST_QUESTION, one_line
from sources.errors import QuestionTooLong, UsageError

# Cards that are kept, of whomever: the turns of a conversation are shown again with each new one.
_REMEMBERED = 500


@dataclass(frozen=True)
class Shown:
    """What the chat shows of one answer; the same for whoever asks the same.

    Attributes:
        card: The card, or the notice why the question was refused.
        place: The address of its first source, if it has any.
        result: What the assistant gave back; ``None`` for a refused question.
        is_in_context: Whether the earlier questions changed how it was read.
        took_ms: Milliseconds that answering took.
    """

    card: str
    place: str | None
    result: Result | None
    is_in_context: bool = False
    took_ms: float = 0.0


_Key = tuple[str, str, tuple[str, ...], bool, dt.date, str]


class Answering:
    """Answers turns; safe to share between threads, and remembers no conversation."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._shown: OrderedDict[_Key, Shown] = OrderedDict()
        self._lock = threading.Lock()

    def answered(self, turns: Sequence[Turn], words: Words, session: str | None) -> tuple[list[Turn], list[Shown]]:
        """Return the turns, those not yet answered with the ids of their kept answers, and what is shown of each."""
        after, shown = [], []
        for number, turn in enumerate(turns):
            history = history_of(turns, number)
            today = self._services.today()
            one = self._show(turn, history, today, words)
            if not turn.is_answered:
                turn = dataclasses.replace(turn, is_answered=True, answer_id=self._keep(one, history, today, session))
            after.append(turn)
            shown.append(one)
        return after, shown

    def _show(self, turn: Turn, history: tuple[str, ...], today: dt.date, words: Words) -> Shown:
        assistant = self._services.assistant.current()
        key = (assistant.scene.generation.name, turn.question, history, turn.is_alone, today, words.code)
        with self._lock:
            if (known := self._shown.get(key)) is not None:
                self._shown.move_to_end(key)
                return known
        made = show(assistant, turn, history, today, words)
        with self._lock:
            self._shown[key] = made
            while len(self._shown) > _REMEMBERED:
                self._shown.popitem(last=False)
        return made

    def _keep(self, shown: Shown, history: tuple[str, ...], today: dt.date, session: str | None) -> str | None:
        """Count and keep an answer given for the first time; return its id where it is kept."""
        if shown.result is None:
            return None
        self._services.metrics.count_answer("chat", shown.result)
        return self._services.keeper.keep_answer(
            KeptAnswer.of(
                shown.result,
                as_of=today,
                asked_at=dt.datetime.now(dt.UTC),
                took_ms=shown.took_ms,
                channel=Channel.CHAT,
                history=history,
                generation=self._services.assistant.current().scene.generation.name,
                session=session,
            )
        )


def show(assistant: Assistant, turn: Turn, history: tuple[str, ...], today: dt.date, words: Words) -> Shown:
    """Return what is shown of the answer to a turn."""
    question = turn.question
    start = time.perf_counter()
    try:
        result = assistant.ask(question, today, history, as_typed=turn.is_alone)
    except UsageError as error:
        return Shown(notice_html(_refusal(question, error, words)), None, None)
    took_ms = 1000 * (time.perf_counter() - start)
    near = suggested(assistant, result, today) if isinstance(result, Abstention) else []
    instead = any_subject(words.code) if isinstance(result, Abstention) and not near else []
    alone = assistant.ask(question, today) if history and result.understood_as else result
    is_in_context = alone.understood_as != result.understood_as
    return Shown(card_html(result, words, near, instead), first_place(result, words), result, is_in_context, took_ms)


def _refusal(question: str, error: UsageError, words: Words) -> str:
    if not isinstance(error, QuestionTooLong):
        return words.empty
    length = f"{len(one_line(question)):,}"
    return words.too_long.format(length=length.replace(",", ".") if words.code == "vi" else length)


def actions_html(turn: Turn, number: int, shown: Shown, history: Sequence[str], words: Words) -> str:
    """Return the row of buttons under an answer; empty under a refused question."""
    if shown.result is None:
        return ""
    verdicts = [verdict for verdict in Verdict if verdict is not Verdict.WRONG_FIGURE or shown.result.citations]
    return template("actions.html").render(
        words=words,
        number=number,
        can_undo=shown.result.understood_as is not None and not turn.is_alone,
        copied=plain_text(turn.question, shown.result, words),
        link=link_of(turn.question, history if shown.is_in_context else (), words.path, is_alone=turn.is_alone),
        verdicts=[
            (verdict.value, words.feedback.verdicts[verdict], verdict in turn.verdicts)
            for verdict in (verdicts if turn.answer_id else ())
        ],
    )


def shortened(question: str) -> str:
    """Return a question as the chat shows it: a refused one is not shown in full."""
    return question if len(question) <= LONGEST_QUESTION else question[:LONGEST_QUESTION] + "…"
