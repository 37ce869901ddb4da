"""Example questions by subject; a test holds that the corpus that ships answers each."""

from __future__ import annotations

EXAMPLES: dict[str, dict[str, tuple[str, ...]]] = {
    "vi": {
        "Căn cước": (
            "Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?",
            "Số thẻ căn cước gắn chip đã cấp qua các năm?",
            "cap the can cuoc mat bao nhieu ngay",
        ),
        "VNeID": (
            "Bao nhiêu tài khoản VNeID đã kích hoạt?",
            "Quên mật khẩu VNeID thì làm thế nào?",
            "Số tài khoản định danh điện tử tăng thế nào qua các năm?",
        ),
        "Dịch vụ công": (
            "Tỷ lệ hồ sơ trực tuyến của cả nước là bao nhiêu?",
            "Đề án 06 có bao nhiêu nhiệm vụ?",
            "Có bao nhiêu dịch vụ công thiết yếu của Đề án 06?",
        ),
        "Chuyển đổi số": (
            "Trà Vinh xếp hạng DTI 2022 thứ mấy?",
            "Có bao nhiêu tổ công nghệ số cộng đồng?",
            "Giá trị DTI quốc gia năm 2024 là bao nhiêu?",
        ),
        "Giao dịch điện tử": (
            "Chữ ký số có giá trị pháp lý thế nào?",
            "Hợp đồng điện tử là gì?",
            "Luật Giao dịch điện tử có hiệu lực từ ngày nào?",
        ),
    },
    "en": {
        "Identity cards": (
            "How many chip-based ID cards have been issued?",
            "Số thẻ căn cước gắn chip đã cấp qua các năm?",
        ),
        "VNeID": (
            "How many VNeID accounts have been activated?",
            "Quên mật khẩu VNeID thì làm thế nào?",
        ),
        "Public services": (
            "What is the share of online applications nationwide?",
            "Đề án 06 có bao nhiêu nhiệm vụ?",
        ),
        "Digital transformation": (
            "Trà Vinh xếp hạng DTI 2022 thứ mấy?",
            "Có bao nhiêu tổ công nghệ số cộng đồng?",
        ),
        "Electronic transactions": (
            "What is an electronic contract?",
            "Chữ ký số có giá trị pháp lý thế nào?",
        ),
    },
}
# Of how many subjects the first question is suggested where nothing is near what was asked.
_INSTEAD = 3


def any_subject(language: str) -> list[str]:
    """Return what is suggested where nothing that the sources say is near a question."""
    return [questions[0] for questions in EXAMPLES[language].values()][:_INSTEAD]
