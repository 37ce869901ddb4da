from __future__ import annotations

import pytest

from assistant.asserted import asserted_figures


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Vì sao thẻ căn cước chỉ dùng được 5 năm?", [("5", "năm")]),
        ("Vì sao lệ phí làm thẻ lần đầu là 100.000 đồng?", [("100.000 đồng", "VND")]),
        ("Làm sao cả nước cấp được 200 triệu thẻ trong tháng 8/2023?", [("200 triệu", "thẻ")]),
        ("Vì sao số định danh cá nhân có 15 chữ số?", [("15", "chữ số")]),
        ("Vì sao năm 2022 Bình Dương tụt 3 bậc?", [("3", "bậc")]),
        ("Vì sao DTI 2024 của Đà Nẵng là 0,9?", [("0,9", None)]),
        ("Mã QR chỉ có hiệu lực 1 phút vì sao?", [("1", "phút")]),
        ("Quyết định 422 có 25 dịch vụ công?", [("25", "dịch vụ")]),
        # A condition is stated too.
        ("Tại sao trẻ em dưới 14 tuổi không được làm thẻ?", [("dưới 14", "tuổi")]),
        # Times, documents, levels and names are no figures.
        ("Đến 22/12/2022 cấp bao nhiêu thẻ?", []),
        ("Vì sao 6 tháng đầu năm 2023 số hồ sơ giảm?", []),
        ("Thông tư 01/2023 có bao nhiêu điều?", []),
        ("Luật Căn cước 26/2023/QH15 gồm mấy chương?", []),
        ("Nghị định 69/2024 quy định gì?", []),
        ("Vì sao Đề án 06 chậm?", []),
        ("Vì sao phải đăng ký tài khoản mức 2?", []),
        ("Mạng 5G có bao nhiêu trạm?", []),
        ("", []),
    ],
)
def test_the_figures_that_a_question_states(text: str, stated: list[tuple[str, str | None]]) -> None:
    found = asserted_figures(text)
    assert [(text[figure.span.start : figure.span.end], figure.unit) for figure in found] == stated
