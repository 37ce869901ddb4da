"""Questions that only a person's name, or only a province, answers."""

from __future__ import annotations

import pytest

from assistant.whom_asked import asks_person, asks_province, names_whom


@pytest.mark.parametrize(
    ("question", "person", "province"),
    [
        ("Giám đốc Sở Y tế tên gì?", True, False),
        ("ai la cuc truong cuc nay", True, False),
        ("Bộ trưởng Bộ Y tế là ai?", True, False),
        ("Trung tâm đặt ở tỉnh nào?", False, True),
        ("Tỉnh, thành nào làm tốt nhất?", False, True),
        ("Ai phải nộp phí?", False, False),
        ("Ai được giám đốc ủy quyền?", False, False),
        ("Tỉnh có bao nhiêu xã?", False, False),
    ],
)
def test_what_is_asked_for(question: str, person: bool, province: bool) -> None:
    assert (asks_person(question), asks_province(question)) == (person, province)


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        ("Giám đốc Sở Y tế tên gì?", "Ông Nguyễn Văn An, Giám đốc Sở Y tế, cho biết.", True),
        ("Giám đốc Sở Y tế tên gì?", "Sở Y tế là cơ quan thường trực, Công an tỉnh phối hợp.", False),
        ("Trung tâm ở tỉnh nào?", "Trung tâm đặt tại Đắk Lắk.", True),
        ("Trung tâm ở tỉnh nào?", "Bộ Công an đưa Trung tâm vào vận hành.", False),
        ("So với Huế, tỉnh nào hơn?", "Huế đứng đầu.", False),
        ("Phí là bao nhiêu?", "Phí là 5 đồng.", True),
    ],
)
def test_what_names_it(question: str, said: str, expected: bool) -> None:
    assert names_whom(question, said) is expected
