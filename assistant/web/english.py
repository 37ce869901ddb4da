"""The words of the pages in English, those of the tables beside them; what sources say is shown in their own words."""

from __future__ import annotations

from assistant.answer import Doubt, Kind, Reason
from assistant.kept.keeper import Verdict
from assistant.outside import Outside
from assistant.replies import REPLIES
from assistant.trend import Trend
from assistant.web.english_dates import (
    date_in_english,
    period_in_english,
    point_in_english,
    source_date,
    time_in_english,
)
from assistant.web.operator_english import OPERATORS
from assistant.web.table_english import LOOKUP, SOURCES, number_in_english
from assistant.web.vietnamese import REASONS
from assistant.web.words import AnswerWords, FeedbackWords, NothingWords, SourceWords, Words
from index.asked import LONGEST_QUESTION

_FROM, _TO = "{first} ({first_time})", "{last} ({last_time})"
_CAN_ASK = (
    "You can ask about digital transformation, Project 06, identity cards, VNeID and online public services, for "
    "example: How many chip-based ID cards have been issued?"
)
_ONLY_SOURCES = "Hỏi Số only answers from its sources, with citations"
_TOOL = "This is Hỏi Số: it looks up figures and rules in a fixed set of sources, and cites them."
_REPLIES = {
    Outside.GREETING: f"Hello! {_CAN_ASK}",
    Outside.THANKS: "Glad to help. Ask again whenever you need another figure or rule.",
    Outside.GOODBYE: "Goodbye. Come back whenever you need a figure or a rule.",
    Outside.ABOUT: f"{_TOOL} {_CAN_ASK}",
    Outside.WELLBEING: f"Thank you for asking. {_TOOL} {_CAN_ASK}",
    Outside.REMARK: f"Thank you for saying so. {_CAN_ASK}",
    Outside.ORDER: f"{_ONLY_SOURCES}; it does not drop its rules, play a part or make up figures. {_CAN_ASK}",
    Outside.WRITING: f"{_ONLY_SOURCES}; it does not write, code or translate. {_CAN_ASK}",
    Outside.OPINION: f"{_ONLY_SOURCES}; it has no opinions and judges no person or policy. {_CAN_ASK}",
    Outside.ADVICE: f"{_ONLY_SOURCES}; it gives no advice on money or private matters. {_CAN_ASK}",
}
_ANSWER = AnswerWords(
    time=time_in_english,
    point=point_in_english,
    period=period_in_english,
    date=date_in_english,
    source_date=source_date,
    kinds={
        Kind.FIGURE: "Figure",
        Kind.SERIES: "Figures over time",
        Kind.CONFLICT: "Sources disagree",
        Kind.DERIVED: "Calculated",
        Kind.TEXT: "Quoted",
    },
    trends={
        Trend.ONE_TIME: f"The sources know only one time: {_FROM}.",
        Trend.RANK: f"The rank went from {_FROM} to {_TO}.",
        Trend.UNCHANGED: f"Unchanged, from {_FROM} to {_TO}.",
        Trend.ROSE: f"Up from {_FROM} to {_TO}.",
        Trend.FELL: f"Down from {_FROM} to {_TO}.",
        Trend.UP_AND_DOWN: f"From {_FROM} to {_TO}.",
    },
    reasons={
        Reason.NOT_IN_SOURCES: "The sources do not say what was asked.",
        Reason.PERIOD_NOT_IN_SOURCES: "The sources have no figure for the time asked about.",
        Reason.SUBJECT_NOT_IN_SOURCES: "The sources do not say this of the place or body asked about.",
        Reason.OUT_OF_SCOPE: (
            "The question lies outside these sources (digital transformation, identity cards, VNeID, public services)."
        ),
        Reason.UNCLEAR: "It is not clear what the question wants to know; please ask more precisely.",
    },
    replies={REPLIES[kind]: reply for kind, reply in _REPLIES.items()},
    doubts={
        Doubt.ROUNDING: "They may differ only by rounding.",
        Doubt.DATE: "They may differ because the sources were published on different days.",
        Doubt.SCOPE: "They may differ in scope or in how they were counted.",
    },
    no_answer="Not in the sources",
    filtered="Only the filtered part of the sources was searched.",
    understood="Understood as",
    closest="The closest thing that a source says",
    older="The sources also have older figures",
    and_more="and earlier",
    conflict="The sources give different figures for the same time.",
    conflict_beside="Note: the sources also give another figure for the same time.",
    rose="Up",
    fell="Down",
    reckoned="Calculated from the cited figures: {formula}",
    rounded="rounded",
    from_figures="The cited figures",
    time_column="Time",
    figure_column="Figure",
    source_column="Source",
    chart="Chart of {points} points in time, from {first} ({first_time}) to {last} ({last_time}); see the table.",
    differ="sources differ",
    differ_at="Sources differ on one and the same time",
    sources="Sources",
)
_SOURCE = SourceWords(
    panel="Source document",
    empty="Choose a source, such as [1], to open its document at the quoted sentence.",
    frame="Source document, opened at the quoted place",
    open_here="Open the document at the quoted place",
    new_tab="Open in a new tab",
    original="Original page",
    back="Back to the answer",
    no_publisher="No publisher given",
    no_date="no date given",
    digest="summary by Hỏi Số",
    page="page {page} of {pages}",
    changed="This document has changed since it was cited, so the cited place is no longer marked.",
    gone="This document is no longer among the sources in use.",
    replaced="This is the version kept when it was cited; the document has changed since.",
    removed="This document was removed from the sources in use; below is the version kept when it was cited.",
    see_newer="See the version in use",
    missing="No such document",
)
_ENGLISH_REASONS = {
    Verdict.UNHELPFUL: (
        "Not what I asked",
        "Something is missing",
        "The figure is out of date",
        "The source does not fit",
        "Hard to understand",
        "Another reason",
    ),
    Verdict.WRONG_FIGURE: (
        "The figure differs from the source",
        "Wrong unit or wrong thing counted",
        "Wrong time",
        "The source itself is wrong",
        "Another reason",
    ),
}
_FEEDBACK = FeedbackWords(
    verdicts={
        Verdict.HELPFUL: "Helpful",
        Verdict.UNHELPFUL: "Not helpful",
        Verdict.WRONG_FIGURE: "Report a wrong figure",
    },
    # What is kept is the Vietnamese reason, whatever the language, so that operators read one list.
    reasons={verdict: dict(zip(REASONS[verdict], said, strict=True)) for verdict, said in _ENGLISH_REASONS.items()},
    titles={
        Verdict.UNHELPFUL: "Why was this answer not helpful?",
        Verdict.WRONG_FIGURE: "Which figure is wrong, and how?",
    },
    reason="Reason",
    comment="Anything else (optional)",
    comment_hint="Please leave out identity numbers, phone numbers and private details.",
    send="Send",
    cancel="Cancel",
    needed="Please choose a reason or write a few words on what is wrong, so that operators know what to look at.",
    thanks="Thank you, your feedback was saved.",
    failed="Your feedback could not be saved; please try again later.",
)
_NOTHING = NothingWords(
    title="There is no such page",
    nothing="There is nothing at this address; the link may be old, or a letter is missing.",
    no_page="This address does not open as a page.",
    home="← Back to the questions",
)
ENGLISH = Words(
    code="en",
    path="/en",
    other_code="vi",
    other_name="Tiếng Việt",
    other_path="/",
    title="Hỏi Số – ask for a figure, see its source",
    tagline="Figures on Vietnam's digital transformation, each quoted from its source",
    about=(
        "A look-up tool over a fixed set of documents: not a government body, no legal advice, no language model. "
        "Please do not type identity numbers or private details."
    ),
    chat="Questions and answers",
    welcome=(
        "Ask about identity cards, VNeID, public services and digital transformation. Every figure comes with the "
        "words of its source and a date; where no source says it, the answer is that there is none. The sources are in "
        "Vietnamese, and questions in Vietnamese are understood best."
    ),
    examples="Example questions",
    question="Question",
    placeholder="For example: How many chip-based ID cards have been issued?",
    ask="Ask",
    new="New conversation",
    asked="Your question",
    answered="Answer",
    undo="Not what I meant: ask the sentence by itself",
    suggested="The sources can answer these nearby questions",
    can_ask="You can ask",
    copy="Copy answer",
    share="Copy link",
    actions="Actions for this answer",
    kept=(
        "Questions and feedback are kept for {days} days to mend mistakes, after identity numbers, phone numbers, "
        "e-mail addresses and card numbers are masked."
    ),
    kept_on=(
        "Questions and feedback are kept to mend mistakes, after identity numbers, phone numbers, e-mail addresses and "
        "card numbers are masked."
    ),
    not_kept="The server keeps no questions; the conversation lives in this browser tab and ends when it is closed.",
    empty="The question is empty; type what you want to know, for example: How many ID cards have been issued?",
    too_long=f"The question is {{length}} characters long, the limit is {LONGEST_QUESTION:,}; please ask more briefly.",
    page_name="Ask",
    answer=_ANSWER,
    source=_SOURCE,
    feedback=_FEEDBACK,
    nothing=_NOTHING,
    script={
        "copied": "Answer copied with its sources.",
        "linked": "Link copied.",
        "uncopied": "The browser does not allow copying; please select and copy by hand.",
        "log": "Conversation",
        "lost": "Connection to the server lost",
        "lostMore": "The page will reconnect by itself; the conversation is kept.",
        "failed": "No answer yet",
        "failedMore": "Please ask again; the conversation is kept.",
        "undone": "That did not work",
        "undoneMore": "Please try again, or reload the page.",
        "close": "Close",
        "remove": "Remove",
        "clear": "Clear all",
    },
    number=number_in_english,
    previous="← Previous",
    next="Next →",
    lookup=LOOKUP,
    sources=SOURCES,
    operators=OPERATORS,
)
