"""What no answer may be given with: aims for results, what is counted of others, fractions, and questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answer import Abstention, Answer
from assistant.assistant import Assistant
from assistant.promises import broken_promise, is_thing_counted
from tests.conftest import TODAY, make_document

Ask = Callable[..., Assistant]
PINES = "Năm 2023, huyện phấn đấu trồng 500 cây thông."


def allowed(assistant: Assistant, question: str, *, is_strict: bool = False) -> list[str]:
    """Return the figures, as written, that a question may be answered with.

    Args:
        assistant: Over the documents.
        question: The question.
        is_strict: Whether only what counts the very thing asked may answer, though nothing does.
    """
    read, candidates = assistant.candidates(question, TODAY)
    is_counted = is_strict or is_thing_counted(read, candidates)
    fit = [c for c in candidates if c.figure and not broken_promise(read, c, is_thing_counted=is_counted)]
    return [c.figure.number.of(c.document.text) for c in fit if c.figure]


def sentences(assistant: Assistant, question: str) -> list[str]:
    """Return the sentences that a question may be answered with."""
    read, candidates = assistant.candidates(question, TODAY)
    return [c.sentence.span.of(c.document.text) for c in candidates if c.figure is None and not broken_promise(read, c)]


@pytest.mark.parametrize(
    "question",
    [
        "Huyện trồng bao nhiêu cây thông?",
        "Huyện đã trồng bao nhiêu cây thông?",
        "Năm 2023 huyện trồng bao nhiêu cây thông?",
    ],
)
@pytest.mark.parametrize("text", [PINES, "Mục tiêu là năm 2023 huyện trồng 500 cây thông."])
def test_an_aim_is_no_result(ask: Ask, text: str, question: str) -> None:
    assert allowed(ask(make_document(text)), question) == []


@pytest.mark.parametrize(
    "question",
    [
        "Huyện phấn đấu trồng bao nhiêu cây thông?",
        "Mục tiêu của huyện là trồng bao nhiêu cây thông?",
        "Theo kế hoạch, huyện trồng bao nhiêu cây thông?",
        "Huyện sẽ trồng bao nhiêu cây thông?",
    ],
)
def test_an_aim_answers_who_asks_for_it(ask: Ask, question: str) -> None:
    assert allowed(ask(make_document(PINES)), question) == ["500"]


def test_an_aim_for_a_time_ahead_of_its_document_answers(ask: Ask) -> None:
    text = "Đến năm {}, huyện phấn đấu trồng 500 cây thông."
    assistant = ask(make_document(text.format(2027), published_on="2023-02-01"))
    assert allowed(assistant, "Năm 2027 huyện trồng bao nhiêu cây thông?") == ["500"]
    # What was aimed at for a time that is over has come or not: the aim does not tell.
    assistant = ask(make_document(text.format(2025), published_on="2023-02-01"))
    assert allowed(assistant, "Năm 2025 huyện trồng bao nhiêu cây thông?") == []


def test_of_an_aim_and_a_result_only_the_result_answers(ask: Ask) -> None:
    text = "Huyện phấn đấu trồng 500 cây thông, đã trồng được 320 cây thông."
    assert allowed(ask(make_document(text)), "Huyện trồng bao nhiêu cây thông?") == ["320"]


def test_what_is_above_an_aim_is_a_result(ask: Ask) -> None:
    text = "Huyện vượt mục tiêu, trồng 640 cây thông."
    assert allowed(ask(make_document(text)), "Huyện trồng bao nhiêu cây thông?") == ["640"]


@pytest.mark.parametrize(
    "text",
    [
        "Trong số 860 bác sĩ của tỉnh, 742 người đã học ngoại ngữ.",
        "Trong tổng số gần 860 bác sĩ của tỉnh, có 742 người đã học ngoại ngữ.",
        "Trên tổng số 860 bác sĩ, 742 người đã học ngoại ngữ.",
    ],
)
def test_people_among_those_asked_are_such(ask: Ask, text: str) -> None:
    assert "742" in allowed(ask(make_document(text)), "Bao nhiêu bác sĩ đã học ngoại ngữ?", is_strict=True)


def test_people_among_others_are_not(ask: Ask) -> None:
    text = "Trong số 860 bác sĩ của tỉnh, 742 người đã học ngoại ngữ. Xã có 30 nông dân học ngoại ngữ."
    assert allowed(ask(make_document(text)), "Bao nhiêu nông dân đã học ngoại ngữ?") == ["30"]


@pytest.mark.parametrize("fraction", ["Một nửa", "Ba phần tư", "Hai phần ba"])
def test_a_fraction_is_a_share_and_no_count(ask: Ask, fraction: str) -> None:
    assistant = ask(make_document(f"{fraction} số hộ trong huyện đã dùng nước máy."))
    assert allowed(assistant, "Bao nhiêu hộ trong huyện đã dùng nước máy?") == []
    assert allowed(assistant, "Tỷ lệ hộ trong huyện đã dùng nước máy là bao nhiêu?") == [fraction]


def test_so_many_of_so_many_is_a_count(ask: Ask) -> None:
    assistant = ask(make_document("Đã nối nước máy cho 42/56 hộ trong huyện."))
    assert allowed(assistant, "Bao nhiêu hộ trong huyện đã nối nước máy?") == ["42/56"]


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("Tỉnh có 640.000 thuê bao và 75 cầu.", "Tỉnh có bao nhiêu sim?", ["640.000"]),
        ("Tỉnh có 640.000 thuê bao và 75 cửa hàng.", "Tỉnh có bao nhiêu tiệm?", ["75"]),
        ("Trường có 3.150 giáo viên và 40 bảo vệ.", "Trường có bao nhiêu thầy cô?", ["3.150"]),
        ("Trường có 3.150 giáo viên và 40 bảo vệ.", "truong co bao nhieu thay co", ["3.150"]),
        ("Tỉnh có 640.000 thuê bao và 75 cửa hàng.", "Tỉnh có bao nhiêu máy bay?", []),
    ],
)
def test_a_unit_in_official_words_counts_what_is_asked(ask: Ask, text: str, question: str, expected: list[str]) -> None:
    assert allowed(ask(make_document(text)), question, is_strict=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "**Thư viện mở cửa khi nào?**\n\nBạn đọc vào từ 8 giờ sáng.",
        "**Thư viện mở cửa khi nào?** Bạn đọc vào từ 8 giờ sáng.",
        "Thư viện mở cửa khi nào? Bạn đọc vào từ 8 giờ sáng.",
    ],
)
def test_a_question_of_a_document_is_no_answer_to_itself(ask: Ask, text: str) -> None:
    assert sentences(ask(make_document(text)), "Thư viện mở cửa khi nào?") == ["Bạn đọc vào từ 8 giờ sáng."]


def test_below_a_question_a_few_words_are_an_answer(ask: Ask) -> None:
    text = "**Ai giữ chìa khóa kho sách?**\n\nÔng An.\n\n# Kho\n\nÔng Bình."
    assert sentences(ask(make_document(text)), "Ai giữ chìa khóa kho sách?") == ["Ông An."]


def test_what_stands_below_a_question_answers_it(ask: Ask) -> None:
    text = "**Thẻ thư viện mất thì báo cho ai?**\n\nNgười mượn báo ngay cho quầy thủ thư để khóa thẻ."
    answer = ask(make_document(text)).ask("Thẻ thư viện mất thì báo cho ai?", TODAY)
    assert isinstance(answer, Answer)
    assert [one.quote for one in answer.citations] == ["Người mượn báo ngay cho quầy thủ thư để khóa thẻ."]


def test_a_question_with_nothing_below_it_leaves_no_answer(ask: Ask) -> None:
    assistant = ask(make_document("Thư viện mở cửa khi nào?"))
    assert isinstance(assistant.ask("Thư viện mở cửa khi nào?", TODAY), Abstention)


AIMS = make_document(
    "## III. Nhiệm vụ quý IV\n\n1. Sở Lâm nghiệp trồng xong 900 cây thông trước ngày 20/12/2024.\n\n"
    "## II. Kết quả đến năm 2024 và mục tiêu năm 2025\n\nTrong 9 tháng đầu năm 2024, huyện trồng 610 cây thông.",
    "huyen.md",
    published_on="2024-10-08",
)


def test_what_is_still_to_be_done_is_no_result_once_its_time_is_over(ask: Ask) -> None:
    assistant = ask(AIMS)
    read, candidates = assistant.candidates(
        "Đến cuối năm 2024 huyện trồng được bao nhiêu cây thông?", dt.date(2025, 3, 1)
    )
    fit = [c for c in candidates if c.figure and not broken_promise(read, c)]
    assert "900" not in [c.figure.number.of(c.document.text) for c in fit if c.figure]
    asked_ahead, candidates = assistant.candidates("Mục tiêu là trồng bao nhiêu cây thông?", dt.date(2024, 11, 1))
    fit = [c for c in candidates if c.figure and not broken_promise(asked_ahead, c)]
    assert "900" in [c.figure.number.of(c.document.text) for c in fit if c.figure]


def test_what_came_of_it_is_no_aim(ask: Ask) -> None:
    text = "Năm 2023, huyện đã trồng 480 cây thông."
    assert allowed(ask(make_document(text)), "Năm 2023 huyện đặt mục tiêu trồng bao nhiêu cây thông?") == []


@pytest.mark.parametrize("noun", ["hồ sơ", "đơn", "lượt"])
def test_what_is_applied_for_is_no_proposal(ask: Ask, noun: str) -> None:
    text = f"Năm 2023, huyện tiếp nhận 120 {noun} đề nghị cấp giấy phép nuôi ong."
    assert allowed(ask(make_document(text)), f"Năm 2023 huyện tiếp nhận bao nhiêu {noun} nuôi ong?") == ["120"]


def test_a_number_tells_which_is_meant(ask: Ask) -> None:
    text = "Nhà máy đường số 1 có 340 công nhân."
    assert allowed(ask(make_document(text)), "Nhà máy đường số 2 có bao nhiêu công nhân?") == []
    assert allowed(ask(make_document(text)), "Nhà máy đường số 1 có bao nhiêu công nhân?") == ["340"]


def test_a_deputy_does_not_hold_the_office(ask: Ask) -> None:
    text = "Ông Trần Văn Thông, Phó Giám đốc Nhà máy đường, cho biết vụ ép bắt đầu từ tháng 11."
    assert sentences(ask(make_document(text)), "Ai là Giám đốc Nhà máy đường?") == []
    assert sentences(ask(make_document(text)), "Ai là Phó Giám đốc Nhà máy đường?") != []


def test_small_letters_name_nobody(ask: Ask) -> None:
    text = "Còn chín nhà vườn để ong bay sang đồi bên cạnh."
    assert sentences(ask(make_document(text)), "Kể tên chín nhà vườn để ong bay sang đồi bên") == []


def test_broken_promises_name_their_rule(ask: Ask) -> None:
    assistant = ask(make_document("Năm 2023, huyện phấn đấu trồng 500 cây thông."))
    read, candidates = assistant.candidates("Huyện đã trồng bao nhiêu cây thông?", TODAY)
    assert {broken.rule for c in candidates if c.figure and (broken := broken_promise(read, c))} == {"only_meant"}
