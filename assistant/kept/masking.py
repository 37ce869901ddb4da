"""Masking: what names a person is taken out of a text before it is written or logged.

Identity numbers of nine and twelve digits, telephone numbers, e-mail addresses and bank cards go; the
figures of the field stay. Numbers spelt out in words are not looked for.
"""

from __future__ import annotations

import logging
import re
import traceback

from assistant.kept.private_numbers import Private, private_numbers
from assistant.kept.seen_text import SeenText, seen
from sources.text import nfc

EMAIL = "[thư điện tử]"

_TLD = "(?:com|net|org|edu|gov|vn|info|io|biz|name|pro|asia|me|co|app|dev|xyz|online|mil|us|uk|jp|kr|cn|fr|de|au|ca)"
_ADDRESS = re.compile(r"(?<![\w.+\-])[\w.!#$%&'*+/=?^`{|}~\-]+@(?:[\w\-]+\.)+[^\W\d_][\w\-]*")
# Written apart, so that programs do not find it; sure only where a known ending closes it.
_LOCAL = r"(?<![\w.+\-])[\w.+\-]+(?: \. [\w+\-]+)*"
_AT = r" {0,2}(?:@|\(at\)|\[at\]|\{at\}|(?<= )a cong(?= )|(?<= )a moc(?= )) {0,2}"
_DOT = r" {0,2}(?:\.|\(dot\)|\[dot\]|\{dot\}|(?<= )dot(?= )|(?<= )cham(?= )) {0,2}"
_SPACED = re.compile(rf"{_LOCAL}{_AT}(?:[\w\-]+{_DOT})+{_TLD}(?!\w)")
_SPELT = re.compile(rf"{_LOCAL} at (?:[\w\-]+ dot )+{_TLD}(?!\w)")


def mask(text: str) -> str:
    """Return a text with what names a person replaced; the text itself where there is nothing.

    ``mask(mask(text)) == mask(text)``. A text that is changed comes back in NFC.
    """
    found = _private(looked_at := seen(nfc(text)))
    if not found:
        return text
    while found:
        looked_at = seen(_replaced(looked_at, found))
        # What stood beside a number may itself be one, now that it stands alone.
        found = _private(looked_at)
    return looked_at.text


def _private(text: SeenText) -> list[Private]:
    addresses = [
        Private(*found.span(), EMAIL)
        for pattern in (_ADDRESS, _SPACED, _SPELT)
        for found in pattern.finditer(text.folded)
    ]
    found = sorted([*addresses, *private_numbers(text)], key=lambda one: (one.start, -one.end))
    kept: list[Private] = []
    for one in found:
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def _replaced(text: SeenText, found: list[Private]) -> str:
    parts, at = [], 0
    for one in found:
        start, end = text.span(one.start, one.end)
        parts += [text.text[at:start], one.instead]
        at = end
    return "".join([*parts, text.text[at:]])


_PLAIN_ATTRIBUTES = frozenset(vars(logging.makeLogRecord({})))


class MaskingFilter(logging.Filter):
    """Masks every record that passes: its message, arguments, traceback, and strings beside them.

    To be set on handlers: a logger's own filter does not see the records of loggers below it.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask a record in place; let every record pass."""
        record.msg = mask(record.msg) if isinstance(record.msg, str) else record.msg
        if isinstance(record.args, dict):
            record.args = {name: _masked(value) for name, value in record.args.items()}
        elif record.args:
            record.args = tuple(_masked(value) for value in record.args)
        message, is_whole = _message(record)
        masked = mask(message)
        if masked != message or not is_whole:
            record.msg, record.args = masked, None
        if record.exc_info and record.exc_info[1] is not None:
            # As text only: a formatter that is given the error itself would write it unmasked.
            record.exc_text, record.exc_info = "".join(traceback.format_exception(record.exc_info[1])).rstrip(), None
        if record.exc_text:
            record.exc_text = mask(record.exc_text)
        for name, value in list(vars(record).items()):
            if name not in _PLAIN_ATTRIBUTES:
                setattr(record, name, _masked_beside(value))
        return True


def _masked(value: object) -> object:
    """Return an argument of a message, masked; what needs no mask stays what it is.

    A number stays too: what it counts stands in the message, which is looked at as a whole.
    """
    if isinstance(value, int | float):
        return value
    words = str(value)
    masked = mask(words)
    return value if masked == words else masked


def _masked_beside(value: object) -> object:
    """Return what stands beside a message, with every text in it masked."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {name: _masked_beside(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_masked_beside(one) for one in value]
    return value


def _message(record: logging.LogRecord) -> tuple[str, bool]:
    """Return the message, and whether its text takes its arguments as they now are."""
    try:
        return record.getMessage(), True
    except (TypeError, ValueError):
        # A message that its arguments do not fit: said as it is.
        return f"{record.msg} {record.args}", False
