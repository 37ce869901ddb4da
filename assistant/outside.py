"""What no source can answer, told by its wording alone: talk, orders, opinions, letters without sense."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable

from assistant.courtesies import SOMEONE
from assistant.said import Pattern, Said
from index.glossary import is_english_word
from index.spelling import is_syllable
from sources.text import accent_key, fold


class Outside(enum.Enum):
    """Kinds of what is asked of no source."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    ABOUT = "about"
    WELLBEING = "wellbeing"
    REMARK = "remark"
    ORDER = "order"
    WRITING = "writing"
    OPINION = "opinion"
    ADVICE = "advice"
    GIBBERISH = "gibberish"


_YOU = r"(?:bạn|em|ad|admin|bot|chatbot|mày|trợ lý|cậu|anh|chị|máy|hỏi số|you)"
_DAY = r"(?:(?:hôm nay|dạo này|bữa nay|hôm qua|lâu nay|giờ này|sáng nay|tối nay|ngày mới) ?)?"
_END = r"(?: (?:ạ|vậy|thế|nhỉ|nhé|nha|hả|hở|rồi|à|đó|đấy|lắm|quá|nhiều|trước|nữa|a|nhe|ha))*"
_THANKS = r"(?:cảm ơn|cám ơn|thanks?(?: you)?|thank u|tks|thks|thx|đa tạ|trân trọng)"
# All of a question is one of these, or several of them in a row.
_TALK: tuple[tuple[Outside, str], ...] = (
    (
        Outside.ABOUT,
        rf"(?:thế )?{_YOU} (?:là|tên)(?: là)? (?:ai|gì|cái gì|robot|người|người thật|máy|con người|ai đó)"
        rf"(?: (?:không|hay|người|máy|robot|ai|bot|thật|là))*|{_YOU} (?:có thể |biết )?(?:làm|giúp|trả lời"
        rf"|hỗ trợ)(?: được)?"
        rf"(?: (?:tôi|mình|em|cho tôi|cho mình))?(?: được)? (?:gì|những gì|việc gì|câu hỏi gì|gì cho (?:tôi|mình|em))"
        rf"|(?:tôi|mình|em) (?:có thể |được )?hỏi (?:được )?(?:{_YOU} )?(?:những )?gì"
        rf"|(?:có thể )?hỏi (?:được )?(?:những )?gì"
        rf"|ai (?:tạo ra|làm ra|lập trình|viết ra|huấn luyện) (?:ra )?{_YOU}|{_YOU} do ai (?:tạo ra|làm ra|lập trình"
        rf"|viết ra)"
        rf"|giới thiệu (?:về )?(?:bản thân|{_YOU})(?: {_YOU})?(?: (?:đi|xem))?|hướng dẫn sử dụng|trợ giúp|help"
        rf"|{_YOU} (?:có )?phải (?:là )?(?:ai|robot|người|người thật|máy|chatbot|chatgpt)(?: không)?"
        rf"|đây là (?:cái |trang |hệ thống )?gì|who are you|what are you|what can you do",
    ),
    (
        Outside.WELLBEING,
        rf"{_DAY}(?:{_YOU} )?(?:(?:có )?(?:khỏe|vui|buồn|mệt|ổn|bận|rảnh|đói)(?: (?:hay|không|khỏe"
        rf"|buồn))*(?: (?:không|chứ|chưa))"
        rf"|(?:khỏe|ổn|sao)|(?:ăn|uống|ngủ|dậy)(?: (?:cơm|sáng|trưa|tối|nước|ngon))?(?: (?:chưa|không|gì chưa))"
        rf"|thế nào|thấy thế nào|làm gì (?:đó|đấy|thế))(?: {_YOU})?(?: {_DAY})?|how are you(?: today)?"
        rf"|{_YOU} (?:đã |có )?(?:(?:người yêu|vợ|chồng|gia đình|bạn gái|bạn trai|con) (?:chưa|không)"
        rf"|yêu (?:ai|tôi|anh|em) (?:chưa|không))|(?:{_YOU} )?(?:năm nay )?(?:mấy|bao nhiêu) tuổi|{_YOU} (?:sống"
        rf"|ở) (?:đâu|ở đâu)"
        rf"|{_YOU} (?:có )?(?:thích|yêu|ghét)(?: \w+){{0,3}} không|(?:anh|em|tôi|mình) (?:yêu|thích|nhớ|ghét) {_YOU}",
    ),
    (
        Outside.GREETING,
        rf"(?:(?:kính|xin|em|con|cháu) )*(?:chào(?: buổi (?:sáng|trưa|chiều|tối))?|alo+|a lô|hello|helo|hi+|hey"
        rf"|good (?:morning|afternoon|evening))(?: {SOMEONE}| buổi (?:sáng|chiều|tối)| (?:there|bot|ơi))*"
        rf"|(?:{SOMEONE} )?(?:cho|giúp) (?:tôi|mình|em|tớ) hỏi(?: (?:chút|tí|xíu|với|một chút|cái này))*|{SOMEONE} ơi"
        rf"|(?:{_YOU} )?có (?:ai )?(?:ở )?(?:đó|đây) (?:không|ko|k)",
    ),
    (
        Outside.THANKS,
        rf"(?:(?:dạ|vâng|ok|oke|okay|rồi|xin|em|mình|tôi|con|cháu) )*(?:(?:rất|chân thành) )?{_THANKS}"
        rf"(?: (?:{SOMEONE}|đã|vì|rất|giúp|đỡ|hỗ trợ|trả lời|thông tin|very|much|so|câu|nhé))*",
    ),
    (
        Outside.GOODBYE,
        rf"(?:(?:thôi|xin|em|mình|tôi) )*(?:tạm biệt|bai|bye(?: bye)?|goodbye|good night|chúc ngủ ngon|hẹn gặp lại"
        rf"|gặp lại sau)"
        rf"(?: {SOMEONE})*",
    ),
    (
        Outside.REMARK,
        rf"(?:(?:{_YOU}|hay|giỏi|tốt|chán|dở|ngu|kém|tuyệt(?: vời)?|đỉnh|xịn|thông minh|tệ|đồ|ok|oke|okay|ừ|ờ|vâng"
        rf"|dạ|uh|um|rồi"
        rf"|được|tôi hiểu|hiểu|hiểu rồi|đã hiểu|biết rồi|đúng|đúng rồi|sai|sai rồi|haha+|hihi+|hehe+|kkk+|lol|quá"
        rf"|ghê|thật|lắm"
        rf"|không|có|ạ|trả lời|câu trả lời|thế thôi|vậy thôi|test|thử|alo thử)(?: |$))+",
    ),
)
_PUNCTUATION = r"[ ,.!?~;:()^_-]*"
_ALL_OF_IT = tuple(
    (kind, Pattern(rf"{_PUNCTUATION}(?:{source}){_END}{_PUNCTUATION}", lenient=True)) for kind, source in _TALK
)

_START = (
    rf"(?:^|[,.;:!?] ?|(?<!\w)(?:hãy|xin|làm ơn|vui lòng|cứ|thử|và|rồi|bây giờ|giờ|từ giờ|giúp|{_YOU}) )(?:hãy "
    rf"|cứ |thử )*"
)
_RULES = (
    r"(?:quy tắc|qui tắc|quy định|hướng dẫn|chỉ dẫn|chỉ thị|lệnh|câu lệnh|luật lệ|ràng buộc|giới hạn|nguyên tắc"
    r"|yêu cầu|nguồn"
    r"|tài liệu|trích dẫn|prompt|cấu hình|điều kiện)"
)
_ORDERS = Pattern(
    rf"{_START}(?:bỏ qua|bỏ hết|quên(?: đi)?|phớt lờ|lờ đi|mặc kệ|không cần (?:theo|tuân(?: theo| thủ)?)"
    rf"|đừng (?:theo|tuân(?: theo| thủ)?)"
    rf"|vô hiệu hóa|gỡ bỏ|xóa)(?: hết)? (?:(?:mọi|tất cả|toàn bộ|các|những|hết|cả)(?: (?:các|những|mọi))? {_RULES}"
    rf"|{_RULES} (?:nào|trước|ở trên|trên|đã cho|của (?:bạn|mày|em|hệ thống)|hệ thống|vừa rồi))"
    rf"|{_START}quên (?:hết|đi|tất cả) (?:những gì|mọi thứ|mọi điều|điều)"
    r"|ignore (?:all |any |the |your |these |previous |prior |above )+(?:\w+ )?(?:instructions?|rules?|prompts?"
    r"|sources?)"
    r"|(?:forget|disregard) (?:all|everything|the|your|previous|any)(?: \w+){0,3} (?:instructions?|rules?|above|said)"
    r"|(?:hãy|cứ|tự|thử|đi|cũng|thì) (?:\w+ ){0,2}?(?:bịa|phịa|chế) (?:ra|đại|cho|một|đi|luôn|số|thêm)"
    rf"|{_START}(?:bịa|phịa)(?! đặt) (?:ra|đại|cho|một|đi|luôn|số|thêm)"
    r"|(?:trả lời|nói|đoán|cho|chọn|ghi|điền) (?:\w+ ){0,3}(?:đại|bừa|mò)(?: (?:một|đi|cho|ra|cũng)|[ ,.!?]*$)"
    r"|đóng vai(?! trò)|giả vờ (?:là|bạn|như|mình)|giả làm|hãy (?:giả sử|tưởng tượng|coi như) (?:bạn|mình|em"
    r"|mày) (?:là|đang)"
    r"|từ (?:bây )?giờ (?:trở đi )?(?:bạn|mày|em|hãy)|(?:you are|act as|pretend|roleplay|role play|behave as"
    r"|you must) (?:now|a|an|to|like)"
    r"|jailbreak|developer mode|chế độ (?:nhà phát triển|không giới hạn|dan|bẻ khóa)"
    r"|(?:system|hidden|initial) prompt|prompt (?:hệ thống|gốc|ẩn|của)|câu lệnh hệ thống|hướng dẫn hệ thống"
    rf"|(?:in|hiện|hiển thị|cho (?:tôi |mình |em )?xem|đưa|tiết lộ|nói|xuất|liệt kê|show|reveal"
    rf"|print)(?: ra)? (?:\w+ ){{0,4}}?"
    rf"(?:cấu hình|mã nguồn|prompt|lệnh gốc|câu lệnh|instructions?|thuật toán)(?: \w+){{0,2}} (?:của )?{_YOU}(?!\w)"
    r"|(?:không|chẳng|khỏi|đừng) (?:cần |phải |có )*(?:nguồn|trích (?:dẫn|nguồn)|dẫn nguồn|căn cứ)(?: (?:gì|đâu|nào"
    r"|cả))*"
    r"(?: (?:cũng|vẫn|mà|hãy|cứ)|[ ,.!]*$)|dù (?:nguồn |tài liệu )?không (?:có|nói|nêu)(?: \w+){0,3} (?:cũng|vẫn|hãy"
    r"|cứ)"
    r"|(?:sửa|đổi|thay|nâng|tăng|giảm) (?:con )?số (?:liệu )?(?:thành|lên thành|xuống) \d",
    lenient=True,
)
_FOR = (
    r"(?:(?:cho|giúp|hộ|dùm|giùm) (?:(?:tôi|mình|em|anh|tớ|con|tui) )?)?(?:(?:một|1|vài|hai|mấy|cái|đoạn|bài|câu"
    r"|con) )*"
)
_WRITE = r"(?:viết|sáng tác|soạn|làm|đặt|ngâm|write|compose)"
_WRITING = Pattern(
    rf"(?:^|[,.;:!?] ?|(?<!\w)(?:hãy|giúp|và|bạn|em|ad|can you|please|có thể) (?:\w+ )?){_WRITE} (?:me )?{_FOR}(?:a "
    rf"|an )?"
    r"(?:thơ|vè|truyện|câu chuyện|văn|luận|nhạc|hát|code|mã nguồn|mã python|hàm|script|email|thư|kịch bản|tiểu luận"
    r"|caption|status"
    r"|slogan|chương trình (?:python|java|c)|poem|story|essay|python|program|function)(?!\w)"
    rf"|(?:kể|nói) {_FOR}(?:chuyện|truyện)(?! \w+ \w+ \w+ nào)|(?:^|(?<!\w)(?:hãy|giúp) )(?:hát|rap) "
    rf"|tell (?:me )?a (?:joke|story)"
    rf"|(?:^|(?<!\w)(?:hãy|giúp) )dịch {_FOR}(?:\w+ ){{0,12}}(?:sang|ra) (?:tiếng|english)|translate "
    r"|giải (?:giúp |hộ |cho )?(?:\w+ )?(?:bài toán|phương trình|bài tập)"
    r"|(?:viết|soạn|thảo) (?:giùm|giúp|hộ|dùm|cho) (?:tôi|mình|em|con|tui) (?:(?:một|lá|cái|tờ|bức|1) )*(?:đơn"
    r"|thư|công văn|văn bản|bài)(?!\w)"
    r"|(?:^|[,.;!?] ?)(?:chuyển|gửi|nạp|rút|thanh toán|đóng|nộp|đặt|mua) (?:giúp|giùm|hộ|dùm|cho) (?:tôi|mình|em"
    r"|con|tui) (?:\w+ ){0,6}"
    r"(?:tiền|triệu|nghìn|ngàn|đồng|tỷ|vé|thẻ cào)(?!\w)"
    # "Bạn nộp giùm tôi tờ khai nhé": done for somebody, where it does not ask how
    r"|^(?:nhờ )?(?:bạn|ad|admin|bot|chatbot|mày|trợ lý|cậu|hỏi số) (?:hãy |làm ơn )?"
    r"(?:nộp|khai|điền|đăng ký|đặt lịch|gửi|làm|đóng|kích hoạt) (?:giúp|giùm|hộ|dùm) (?:tôi|mình|em|tui)"
    r"(?!.*(?:\?|(?:nào|gì|đâu|không|ko|k|hông|hong|chưa|bao nhiêu|bn|mấy|sao|à|hả|chi|đúng|phải|cần|thì)(?!\w)))",
    lenient=True,
)
_OPINIONS = Pattern(
    rf"(?<!\w){_YOU} (?:có )?(?:nghĩ|thấy|cảm thấy|đánh giá|cho rằng|nhận xét|bình luận)(?! là mình)"
    r"(?: (?:gì|sao|thế nào|như thế nào|ra sao|về|rằng|là|ai|việc|cái|\w+ là))"
    rf"|(?<!\w){_YOU} (?:có )?(?:thích|ủng hộ|ghét|tin|theo phe|bầu|chọn)(?: \w+){{0,6}} (?:không|nào|ai|hơn|hay)(?!\w)"
    rf"|(?:quan điểm|ý kiến|cảm nhận|suy nghĩ|nhận định|đánh giá)(?: cá nhân| riêng)* của {_YOU}(?!\w)"
    rf"|theo (?:(?:ý|ý kiến|quan điểm|suy nghĩ|cảm nhận)(?: cá nhân| riêng)*(?: của)? )?(?:bạn|ad|bot|em"
    rf"|mày)(?!\w)(?: thì)?.*(?<!\w)"
    r"(?:tốt|xấu|hay|dở|giỏi|kém|xứng đáng|nên|đẹp|đáng|hơn|công bằng|ổn|đúng|sai|vì sao|tại sao)(?!\w)"
    r"|(?<!\w)(?:bạn|ad|bot|mày) (?:thấy|đánh giá)(?: \w+){1,12} (?:thế nào|ra sao|sao|không)(?!\w)"
    r"|what do you think|your opinion|do you (?:like|support|believe)"
    r"|ai (?:là (?:người )?)?(?:xứng đáng|giỏi (?:nhất|hơn)|tài (?:nhất|hơn)|đẹp (?:nhất|hơn)|tốt hơn|đáng tin hơn"
    r"|nên làm (?:thủ tướng|chủ tịch"
    r"|tổng bí thư|bộ trưởng|lãnh đạo))"
    r"|(?:nên|sẽ|muốn) (?:bầu|bỏ phiếu)(?: cho)? (?:ai|ông|bà|đảng|\w+)(?!\w)|(?:đảng|phe|phái|chế độ"
    r"|thể chế) nào (?:\w+ ){0,3}(?:tốt|giỏi|đúng|hơn|hay|xứng)"
    r"|(?:đảng|chế độ|chính quyền|lãnh đạo|ông|bà|thủ tướng|chủ tịch|tổng bí thư|bộ trưởng"
    r"|tổng thống)(?: \w+){0,5} (?:là (?:người )?)?"
    r"(?:tốt hay xấu|giỏi hay (?:dở|kém)|tốt không|giỏi không|tham nhũng không|độc tài|xứng đáng không|có tài không"
    r"|đáng tin không)"
    r"|(?:tốt hay xấu|hay hay dở|nên hay không nên|đáng khen hay đáng chê)",
)
_THINGS = (
    r"(?:vàng|cổ phiếu|chứng khoán|đất|nhà|chung cư|bitcoin|coin|tiền ảo|tiền số|crypto|đô la|usd|forex|xe|ô tô"
    r"|điện thoại|iphone|laptop|trái phiếu"
    r"|bất động sản|quỹ|vé số)"
)
# What is bought and sold may be what papers are for: "dùng chữ ký số ký bán nhà được không".
_OFFICIAL = Pattern(
    r"(?<!\w)(?:chữ ký số|căn cước|vneid|định danh|dịch vụ công|thủ tục|hồ sơ|hợp đồng|công chứng|giấy tờ|xác thực"
    r"|đăng ký)(?!\w)"
)
_ADVICE = Pattern(
    rf"(?<!\w)(?:(?:có )?nên (?:(?:đi|tiếp tục|bắt đầu|thử) )?(?:mua|bán|đầu tư|vay(?: tiền)?"
    rf"|gửi tiết kiệm|chơi|đánh|bắt đáy|chốt lời|nắm giữ|giữ)(?: \w+){{0,2}}"
    rf" {_THINGS}(?!\w)|(?:mua|bán|đầu tư)(?: vào)? {_THINGS}(?: \w+){{0,4}} (?:có lãi|có lời|được không|có nên"
    rf"|thời điểm nào|lúc nào|mã nào|nào tốt)"
    rf"|nên (?:mua|bán|đầu tư)(?: vào)? (?:gì|cái gì|mã nào|con gì|con nào|đâu|{_THINGS})"
    r"|(?:có )?nên (?:cưới|yêu|ly hôn|chia tay|lấy (?:vợ|chồng)|nghỉ việc|đổi việc|ngoại tình|sinh con|uống thuốc"
    r"|phẫu thuật|bỏ học)"
    r"|(?<!định )(?:đánh|chơi|soi|dự đoán) (?:con )?(?:lô|đề|lô đề|số đề|xổ số|cá độ)|tử vi|xem bói|bói (?:bài|toán)"
    r"|cung hoàng đạo"
    r"|should i (?:buy|sell|invest|marry))(?!\w)",
)


def outside(said: Said, knows: Callable[[str], bool] = lambda word: False) -> Outside | None:
    """Return what kind of talk, order or opinion something is; ``None`` for what the sources may answer.

    Args:
        said: All of what was typed, without the greeting before a question and the thanks after it.
        knows: Tells whether a word, in lower case without diacritics, stands in the sources.
    """
    if not said.is_sure:
        # Of talk the restorer has read little: by its letters alone it is known better.
        said = Said(fold(said.text), is_sure=False)
    talk = next((kind for kind, pattern in _ALL_OF_IT if pattern.fullmatch(said)), None) or _several_talks(said)
    if talk is not None:
        return talk
    tests: tuple[tuple[Outside, Pattern], ...] = (
        (Outside.ORDER, _ORDERS),
        (Outside.WRITING, _WRITING),
        (Outside.OPINION, _OPINIONS),
        (Outside.ADVICE, _ADVICE),
    )
    if _OFFICIAL.search(said):
        tests = tests[:-1]
    told = next((kind for kind, pattern in tests if pattern.search(said)), None)
    return told or (Outside.GIBBERISH if _is_gibberish(said, knows) else None)


_CUT = re.compile(r"[,.!?;]+ *")


def _several_talks(said: Said) -> Outside | None:
    """Return the last kind of talk of a row of it: "hôm nay khỏe không, ăn cơm chưa?"."""
    parts = [Said(part, said.is_sure) for part in _CUT.split(said.text) if part.strip()]
    kinds = [next((kind for kind, pattern in _ALL_OF_IT if pattern.fullmatch(part)), None) for part in parts]
    if len(kinds) < 2 or None in kinds:
        return None
    said_more = [kind for kind in kinds if kind not in (Outside.GREETING, Outside.REMARK)]
    return said_more[-1] if said_more else kinds[0]


_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_ACRONYM = 6
# "hhhhh", "asdasdasd"
_MASHED = re.compile(r"(.)\1{3,}|(..+)\2{2,}")


def _is_gibberish(said: Said, knows: Callable[[str], bool]) -> bool:
    """Tell whether no word of it is a word; numerals alone ask nothing either."""
    words: list[str] = _LETTERS.findall(said.text)
    return not any(_is_word(word, knows) for word in words)


def _is_word(word: str, knows: Callable[[str], bool]) -> bool:
    lowered = word.lower()
    if _MASHED.search(lowered):
        return False
    if knows(fold(word)) or (word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM):
        return True
    # A single letter is a syllable in name only.
    return len(word) > 1 and (is_syllable(accent_key(word)) or is_english_word(lowered))
