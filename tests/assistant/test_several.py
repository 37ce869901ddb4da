from __future__ import annotations

import json

import pytest

from assistant.several import questions_in
from sources.text import fold
from tests.assistant.talking import hear, understood
from tests.conftest import ROOT, TODAY

QUESTIONS = sorted((ROOT / "eval" / "questions").glob("*.jsonl"))


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Số thẻ đã cấp là bao nhiêu? Và ai cấp?", ["Số thẻ đã cấp là bao nhiêu?", "Ai cấp số thẻ?"]),
        ("Thẻ căn cước là gì và ai cấp?", ["Thẻ căn cước là gì", "Ai cấp thẻ căn cước?"]),
        ("Năm 2022 cấp bao nhiêu thẻ, còn năm 2023 thì sao?",
         ["Năm 2022 cấp bao nhiêu thẻ", "Năm 2023 cấp bao nhiêu thẻ?"]),
        ("DTI 2022 của Hà Nội là bao nhiêu? Còn của Cần Thơ?",
         ["DTI 2022 của Hà Nội là bao nhiêu?", "DTI 2022 của Cần Thơ là bao nhiêu?"]),
        ("Trà Vinh hạng mấy về kinh tế số năm 2022? Thế năm 2023?",
         ["Trà Vinh hạng mấy về kinh tế số năm 2022?", "Trà Vinh hạng mấy về kinh tế số năm 2023?"]),
        ("Chữ ký số là gì và thông điệp dữ liệu là gì?", ["Chữ ký số là gì", "thông điệp dữ liệu là gì?"]),
        ("Làm thẻ căn cước khi nào, ở đâu, lệ phí bao nhiêu?",
         ["Làm thẻ căn cước khi nào", "Làm thẻ căn cước ở đâu?", "Làm thẻ căn cước lệ phí bao nhiêu?"]),
        ("Luật Căn cước thông qua ngày nào và có hiệu lực từ ngày nào?",
         ["Luật Căn cước thông qua ngày nào", "Luật Căn cước có hiệu lực từ ngày nào?"]),
        ("Đã cấp bao nhiêu thẻ căn cước và tài khoản định danh điện tử?",
         ["Đã cấp bao nhiêu thẻ căn cước?", "Đã cấp bao nhiêu tài khoản định danh điện tử?"]),
        ("Năm 2022 có mấy tổ công nghệ, mấy xã có đài truyền thanh?",
         ["Năm 2022 có mấy tổ công nghệ", "Năm 2022 mấy xã có đài truyền thanh?"]),
        ("Cho biết số tổ công nghệ số và tổng số thành viên trên cả nước.",
         ["Cho biết số tổ công nghệ số", "Cho biết tổng số thành viên trên cả nước"]),
        ("the can cuoc la gi va ai cap", ["the can cuoc la gi", "ai cap the can cuoc"]),
        ("nam 2022 cap bao nhieu the? con nam 2023?",
         ["nam 2022 cap bao nhieu the", "nam 2023 cap bao nhieu the"]),
    ],
)  # fmt: skip
def test_each_question_is_told_apart_and_made_whole(text: str, questions: list[str]) -> None:
    got = understood(text, [])
    if fold(text) == text.lower():
        got = [fold(question).rstrip("?") for question in got]
    assert got == questions


@pytest.mark.parametrize(
    "text",
    [
        "Tên và ngày sinh có thay đổi được không?",
        "Từ 2021 và 2022 tăng bao nhiêu?",
        "Chữ ký số và chữ ký điện tử khác nhau thế nào?",
        "Có cần mang giấy khai sinh và sổ hộ khẩu không?",
        "Tôi 15 tuổi. Làm thẻ ở đâu?",
        "Tôi bị mất thẻ, giờ làm lại ở đâu?",
        "Ai công bố kết quả cuối năm 2022, giữ chức gì?",
        "Thẻ tích hợp những loại giấy tờ gì, có bằng lái xe không?",
        "Không biết rõ vụ việc xảy ra ở đâu thì tố giác được gửi tới công an nào?",
        "Bình Dương và Hà Nội tỉnh nào xếp hạng cao hơn?",
        "Đã có bao nhiêu tỉnh và thành phố kết nối?",
        "Đã cấp bao nhiêu thẻ? Tôi cần số liệu để làm báo cáo.",
        "TP. Hồ Chí Minh có bao nhiêu thẻ?",
        "Tới những tuổi nào thì ai cũng phải đi đổi thẻ?",
        "Tính đến ngày 22.12 đã cấp bao nhiêu thẻ?",
        "Cho tôi biết số thẻ đã cấp",
        "Xin chào",
    ],
)
def test_one_question_is_not_cut(text: str) -> None:
    assert questions_in(hear(text), TODAY) == [hear(text)]


def test_hardly_a_question_of_the_sets_that_is_one_is_cut() -> None:
    rows = [json.loads(line) for path in QUESTIONS for line in path.read_text(encoding="utf-8").splitlines()]
    single = [row["question"] for row in rows if row["kind"] != "several" and row.get("reason") != "out_of_scope"]
    cut = [question for question in single if len(questions_in(hear(question), TODAY)) > 1]
    assert len(single) > 200
    # "Thẻ rộng bao nhiêu, dài bao nhiêu?" is one question to its writer, and asks two.
    assert len(cut) <= 0.01 * len(single), cut


def test_no_more_than_eight_are_told_apart() -> None:
    text = " ".join(f"Thẻ số {number} có mấy mặt?" for number in range(12))
    parts = questions_in(hear(text), TODAY)
    assert len(parts) == 8
    assert parts[-1].text.endswith("Thẻ số 11 có mấy mặt?")
