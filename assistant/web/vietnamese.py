"""The words of the pages in Vietnamese; those of the tables stand beside them."""

from __future__ import annotations

from assistant import phrases as said
from assistant.answer import Kind
from assistant.kept.keeper import Verdict
from assistant.said_figures import point_in_words, source_date, time_in_words
from assistant.trend import Trend
from assistant.web.operator_vietnamese import OPERATORS
from assistant.web.table_vietnamese import LOOKUP, SOURCES, number_in_words
from assistant.web.words import AnswerWords, FeedbackWords, NothingWords, SourceWords, Words
from index.asked import LONGEST_QUESTION
from index.figure_entries import period_in_words

_LONGEST = f"{LONGEST_QUESTION:,}".replace(",", ".")
_FROM, _TO = "{first} ({first_time})", "{last} ({last_time})"
_ANSWER = AnswerWords(
    time=time_in_words,
    point=point_in_words,
    period=period_in_words,
    date=said.date_in_words,
    source_date=source_date,
    kinds={
        Kind.FIGURE: "Số liệu",
        Kind.SERIES: "Số liệu theo thời gian",
        Kind.CONFLICT: "Các nguồn nêu khác nhau",
        Kind.DERIVED: "Số tính ra",
        Kind.TEXT: "Trích nguồn",
    },
    trends={
        Trend.ONE_TIME: f"{said.ONLY_ONE_TIME}: {_FROM}.",
        Trend.RANK: f"{said.RANK_WENT} {_FROM} {said.RANK_TO} {_TO}.",
        Trend.UNCHANGED: f"{said.UNCHANGED}, {said.WENT.lower()} {_FROM} {said.TO} {_TO}.",
        Trend.ROSE: f"{said.ROSE} {_FROM} {said.UP} {_TO}.",
        Trend.FELL: f"{said.FELL} {_FROM} {said.DOWN} {_TO}.",
        Trend.UP_AND_DOWN: f"{said.WENT} {_FROM} {said.TO} {_TO}.",
    },
    reasons=said.ABSTENTIONS,
    replies={},
    doubts=said.DOUBTS,
    no_answer="Không có trong nguồn",
    filtered=said.FILTERED,
    understood=said.UNDERSTOOD_AS,
    closest=said.CLOSEST,
    older=said.OLDER,
    and_more=said.AND_MORE,
    conflict=f"{said.CONFLICT}.",
    conflict_beside=f"{said.CONFLICT_BESIDE}.",
    rose="Tăng",
    fell="Giảm",
    reckoned="Tính từ các số đã dẫn: {formula}",
    rounded=said.ROUNDED,
    from_figures=said.FROM_FIGURES,
    time_column=said.TIME_COLUMN,
    figure_column=said.FIGURE_COLUMN,
    source_column=said.SOURCE_COLUMN,
    chart="Biểu đồ {points} thời điểm, từ {first} ({first_time}) đến {last} ({last_time}); các số ở bảng dưới.",
    differ="nguồn ghi khác nhau",
    differ_at="Cùng một thời gian, nguồn ghi khác nhau",
    sources="Nguồn",
)
_SOURCE = SourceWords(
    panel="Tài liệu nguồn",
    empty="Bấm vào một nguồn, như [1], để mở tài liệu tại đúng câu được trích.",
    frame="Tài liệu nguồn, mở tại chỗ được trích",
    open_here="Mở tài liệu tại chỗ được trích",
    new_tab="Mở trong thẻ mới",
    original="Trang gốc",
    back="Về câu trả lời",
    no_publisher="Nguồn không ghi cơ quan",
    no_date="không ghi ngày đăng",
    digest="bản tóm lược của Hỏi Số",
    page="trang {page}/{pages}",
    changed="Tài liệu này đã thay đổi từ khi được trích, nên chỗ trích không còn được đánh dấu.",
    gone="Tài liệu này không còn trong các nguồn đang dùng.",
    replaced="Đây là bản được lưu khi trích; tài liệu này nay đã thay đổi trong các nguồn đang dùng.",
    removed="Tài liệu này đã được gỡ khỏi các nguồn đang dùng; dưới đây là bản được lưu khi trích.",
    see_newer="Xem bản đang dùng",
    missing="Không có tài liệu",
)
REASONS = {
    Verdict.UNHELPFUL: (
        "Không đúng điều tôi hỏi",
        "Thiếu thông tin",
        "Số liệu đã cũ",
        "Nguồn không phù hợp",
        "Khó hiểu",
        "Lý do khác",
    ),
    Verdict.WRONG_FIGURE: (
        "Con số không khớp với nguồn",
        "Sai đơn vị hoặc điều được đếm",
        "Sai thời điểm",
        "Nguồn nêu số sai",
        "Lý do khác",
    ),
}
_FEEDBACK = FeedbackWords(
    verdicts={
        Verdict.HELPFUL: "Hữu ích",
        Verdict.UNHELPFUL: "Chưa hữu ích",
        Verdict.WRONG_FIGURE: "Báo số liệu sai",
    },
    reasons={verdict: {reason: reason for reason in reasons} for verdict, reasons in REASONS.items()},
    titles={
        Verdict.UNHELPFUL: "Câu trả lời này chưa hữu ích vì sao?",
        Verdict.WRONG_FIGURE: "Số liệu nào sai, và sai thế nào?",
    },
    reason="Lý do",
    comment="Góp ý thêm (không bắt buộc)",
    comment_hint="Xin đừng ghi số căn cước, số điện thoại hay thông tin riêng.",
    send="Gửi góp ý",
    cancel="Hủy",
    needed="Xin chọn một lý do hoặc viết vài chữ về chỗ sai, để người vận hành biết cần xem lại điều gì.",
    thanks="Cảm ơn bạn, góp ý đã được lưu.",
    failed="Chưa lưu được góp ý; hãy thử lại sau.",
)
_NOTHING = NothingWords(
    title="Không có trang này",
    nothing="Không có gì ở địa chỉ này; có thể liên kết đã cũ hoặc gõ thiếu chữ.",
    no_page="Địa chỉ này không mở ra như một trang.",
    home="← Về trang hỏi đáp",
)
VIETNAMESE = Words(
    code="vi",
    path="/",
    other_code="en",
    other_name="English",
    other_path="/en",
    title="Hỏi Số – hỏi số liệu, có trích nguồn",
    tagline="Hỏi đáp số liệu chuyển đổi số quốc gia, mỗi con số trích đúng nguồn",
    about=(
        "Công cụ tra cứu các tài liệu có sẵn: không phải cơ quan nhà nước, không tư vấn pháp lý, không dùng mô hình "
        "ngôn ngữ. Xin đừng gõ số căn cước hay thông tin riêng của bạn."
    ),
    chat="Hỏi đáp",
    welcome=(
        "Hỏi về căn cước, VNeID, dịch vụ công và chuyển đổi số. Mỗi con số đều kèm câu chữ của nguồn và ngày; nguồn "
        "không nói thì Hỏi Số trả lời là không có. Gõ không dấu cũng được."
    ),
    examples="Câu hỏi mẫu",
    question="Câu hỏi",
    placeholder="Ví dụ: Đã cấp bao nhiêu thẻ căn cước gắn chip?",
    ask="Hỏi",
    new="Cuộc hỏi mới",
    asked="Câu hỏi của bạn",
    answered="Câu trả lời",
    undo="Không phải ý này: hỏi lại nguyên câu",
    suggested="Nguồn trả lời được những câu gần với câu này",
    can_ask="Có thể hỏi",
    copy="Chép câu trả lời",
    share="Chép liên kết",
    actions="Việc với câu trả lời này",
    kept=(
        "Câu hỏi và góp ý được lưu {days} ngày để sửa lỗi, sau khi che số căn cước, số điện thoại, thư điện tử và số "
        "thẻ."
    ),
    kept_on="Câu hỏi và góp ý được lưu để sửa lỗi, sau khi che số căn cước, số điện thoại, thư điện tử và số thẻ.",
    not_kept="Máy chủ không lưu câu hỏi; cuộc hỏi chỉ ở trong thẻ trình duyệt này và mất khi đóng thẻ.",
    empty="Câu hỏi trống; hãy gõ điều cần hỏi, ví dụ: Đã cấp bao nhiêu thẻ căn cước?",
    too_long=f"Câu hỏi dài {{length}} ký tự, giới hạn là {_LONGEST}; hãy hỏi ngắn hơn.",
    page_name="Hỏi đáp",
    answer=_ANSWER,
    source=_SOURCE,
    feedback=_FEEDBACK,
    nothing=_NOTHING,
    script={
        "copied": "Đã chép câu trả lời kèm nguồn.",
        "linked": "Đã chép liên kết.",
        "uncopied": "Trình duyệt không cho chép; hãy chọn và chép bằng tay.",
        "log": "Cuộc hỏi đáp",
        "lost": "Mất kết nối với máy chủ",
        "lostMore": "Trang sẽ tự nối lại; cuộc hỏi vẫn còn.",
        "failed": "Chưa trả lời được",
        "failedMore": "Hãy hỏi lại; cuộc hỏi vẫn còn.",
        "undone": "Chưa làm được việc này",
        "undoneMore": "Hãy thử lại, hoặc tải lại trang.",
        "close": "Đóng",
        "remove": "Bỏ",
        "clear": "Bỏ tất cả",
    },
    number=number_in_words,
    previous="← Trang trước",
    next="Trang sau →",
    lookup=LOOKUP,
    sources=SOURCES,
    operators=OPERATORS,
)
