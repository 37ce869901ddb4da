"""The filter of logs: no record leaves with what names a person."""

from __future__ import annotations

import io
import logging

import pytest

from assistant.kept.masking import MaskingFilter


@pytest.fixture
def log() -> tuple[logging.Logger, io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(MaskingFilter())
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger = logging.Logger("tried")
    logger.addHandler(handler)
    return logger, stream


def test_the_message_and_its_arguments_are_masked(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, stream = log
    logger.info("hỏi 0912345678 %s %d %.1f", "cccd 001099012345", 42, 1.5)
    assert stream.getvalue() == "INFO hỏi [số điện thoại] cccd [số căn cước] 42 1.5\n"


def test_a_number_in_the_place_of_a_number_is_masked(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, stream = log
    logger.info("hỏi %d", 123456789)
    logger.info("đọc %d byte", 123456789)
    assert stream.getvalue() == "INFO hỏi [số căn cước]\nINFO đọc 123456789 byte\n"


def test_named_arguments_are_masked(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, stream = log
    logger.info("hỏi %(q)s", {"q": "a@b.vn"})
    assert stream.getvalue() == "INFO hỏi [thư điện tử]\n"


def test_a_number_split_over_message_and_argument_is_masked(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, stream = log
    logger.info("0912 %s 678", "345")
    assert stream.getvalue() == "INFO [số điện thoại]\n"


def test_a_traceback_is_masked(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, stream = log
    try:
        raise ValueError("số 0912345678")
    except ValueError:
        logger.exception("hỏng")
    assert "ValueError: số [số điện thoại]" in stream.getvalue()
    assert "0912345678" not in stream.getvalue()


def test_what_stands_beside_the_message_is_masked() -> None:
    record = logging.makeLogRecord(
        {"msg": "x", "question": "0912345678", "args": ("127.0.0.1:54321", "GET", "/", "1", 200)}
    )
    assert MaskingFilter().filter(record)
    assert vars(record)["question"] == "[số điện thoại]"


def test_the_arguments_of_an_access_log_stay_what_they_are() -> None:
    args = ("192.168.10.1:54321", "GET", "/healthz", "1.1", 200)
    record = logging.makeLogRecord({"msg": '%s - "%s %s HTTP/%s" %d', "args": args})
    MaskingFilter().filter(record)
    assert record.args == args


def test_an_object_is_logged_as_its_masked_words(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, stream = log
    logger.info(ValueError("a@b.vn"))
    assert stream.getvalue() == "INFO [thư điện tử]\n"


def test_a_message_that_its_arguments_do_not_fit_is_masked(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, stream = log
    logger.info("hỏi %d", "0912345678")
    assert stream.getvalue() == "INFO hỏi %d ('[số điện thoại]',)\n"
