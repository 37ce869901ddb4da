"""What is said to greetings, orders and the like: short, and with what can be asked."""

from __future__ import annotations

from assistant.outside import Outside

_CAN_ASK = (
    "Bạn có thể hỏi về chuyển đổi số, Đề án 06, căn cước, VNeID và dịch vụ công, "
    "ví dụ: Đã cấp bao nhiêu thẻ căn cước gắn chip?"
)
_ONLY_SOURCES = "Hỏi Số chỉ trả lời bằng điều có trong các nguồn, kèm trích dẫn"
_TOOL = "Đây là Hỏi Số, công cụ tra cứu số liệu và quy định trong các nguồn có sẵn, kèm trích dẫn."
REPLIES = {
    Outside.GREETING: f"Xin chào! {_CAN_ASK}",
    Outside.THANKS: "Rất vui vì giúp được bạn. Cần tra cứu số liệu hay quy định nào nữa, bạn cứ hỏi.",
    Outside.GOODBYE: "Tạm biệt bạn. Khi cần tra cứu số liệu hay quy định, bạn cứ quay lại hỏi.",
    Outside.ABOUT: f"{_TOOL} {_CAN_ASK}",
    Outside.WELLBEING: f"Cảm ơn bạn hỏi thăm. {_TOOL} {_CAN_ASK}",
    Outside.REMARK: f"Cảm ơn bạn đã góp lời. {_CAN_ASK}",
    Outside.ORDER: f"{_ONLY_SOURCES}, không bỏ qua quy tắc, đóng vai hay bịa ra con số. {_CAN_ASK}",
    Outside.WRITING: f"{_ONLY_SOURCES}, không sáng tác, viết mã hay dịch. {_CAN_ASK}",
    Outside.OPINION: f"{_ONLY_SOURCES}, không nêu ý kiến riêng và không đánh giá người hay chính sách. {_CAN_ASK}",
    Outside.ADVICE: f"{_ONLY_SOURCES}, không khuyên về tiền bạc hay việc riêng. {_CAN_ASK}",
}
