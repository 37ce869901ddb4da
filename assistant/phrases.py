"""The fixed Vietnamese phrases of answers, and how dates are said in them."""

from __future__ import annotations

from assistant.answer import Doubt, Reason
from sources.document import PartialDate

ABSTENTIONS = {
    Reason.NOT_IN_SOURCES: "Các nguồn hiện có không nêu điều được hỏi.",
    Reason.PERIOD_NOT_IN_SOURCES: "Các nguồn hiện có không có số liệu cho thời gian được hỏi.",
    Reason.SUBJECT_NOT_IN_SOURCES: "Các nguồn hiện có không nêu điều này về nơi hoặc đơn vị được hỏi.",
    Reason.OUT_OF_SCOPE: (
        "Câu hỏi nằm ngoài phạm vi các nguồn hiện có (chuyển đổi số, căn cước, VNeID, dịch vụ công)."
    ),
    Reason.UNCLEAR: "Chưa rõ câu hỏi muốn biết điều gì; hãy hỏi cụ thể hơn.",
}
FILTERED = "Chỉ phần nguồn đã lọc được tìm."
UNDERSTOOD_AS = "Hiểu là"
CLOSEST = "Điều gần nhất mà nguồn có nói"
NO_DATE = "nguồn không ghi ngày"
PUBLISHED = "theo bài đăng"
OF_DOCUMENT = "theo tài liệu"
BY_SOURCE = "theo nguồn"
UP_TO = "tính đến"

OLDER = "Nguồn còn có số liệu cũ hơn"
AND_MORE = "và trước đó"
# Over time.
ROSE, FELL, WENT = "Tăng từ", "Giảm từ", "Từ"
UP, DOWN, TO = "lên", "xuống", "đến"
UNCHANGED = "Không đổi"
RANK_WENT, RANK_TO = "Thứ hạng từ", "thành"
ONLY_ONE_TIME = "Các nguồn chỉ có số liệu của một thời điểm"
TIME_COLUMN, FIGURE_COLUMN, SOURCE_COLUMN = "Thời điểm", "Số liệu", "Nguồn"
# Where sources disagree.
CONFLICT = "Các nguồn nêu số khác nhau cho cùng thời gian"
CONFLICT_BESIDE = "Lưu ý: nguồn cũng nêu số khác cho cùng thời gian"
DOUBTS = {
    Doubt.ROUNDING: "Có thể chỉ khác nhau do làm tròn.",
    Doubt.DATE: "Có thể do các nguồn công bố vào ngày khác nhau.",
    Doubt.SCOPE: "Có thể do phạm vi hoặc cách tính khác nhau.",
}
# What was reckoned here.
RECKONED = "tính từ các số đã dẫn"
ROUNDED = "đã làm tròn"
CHANGES = {False: "tăng", True: "giảm"}
FROM_FIGURES = "Các số đã dẫn"


def date_in_words(date: PartialDate) -> str:
    """Return a date as Vietnamese readers write it: ``ngày 12/10/2024``, ``tháng 12/2022``, ``năm 2023``."""
    if date.month is None:
        return f"năm {date.year}"
    if date.day is None:
        return f"tháng {date.month}/{date.year}"
    return f"ngày {date.day}/{date.month}/{date.year}"
