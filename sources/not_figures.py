"""Digits that count nothing: legal numbers, names, clock times, list numbers, codes.

Each pattern is a rule of how official Vietnamese texts write such things, shown by an example. A
pattern that opens with a run of letters or digits starts only where the run does, so that reading
takes time in proportion to the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sources.document import Span
from sources.nouns import CLASSIFIERS, LONG_NOUN, MANY
from sources.text import CAPITALS
from sources.units import CODES, SIGNS

# What makes a quantity of a number after all: "khoản 2.000.000 VNĐ", "tuyến 35 km", "nhóm 10 tỉnh".
_UNITS = "|".join(sorted(CLASSIFIERS - {"trường", "lớp", "tổ", "trang", "bài", "tờ"}))
# "Hình 2 Thông tin sau khi quét": a caption begins there.
_NOT_MEASURED = (
    rf"(?![.,]?\d|\s*%|\s?(?:{SIGNS}|{CODES}|VNĐ|đ|k|tr)(?![^\W_])|\s?[$€₫]"
    rf"|\s+(?-i:(?![{CAPITALS}]))(?:chục|trăm|triệu|nghìn|ngàn|tỷ|tỉ|trở|phần\s+trăm|đô|euro|chữ|số|quốc|{_UNITS}|{LONG_NOUN}|{MANY})(?![^\W_]))"
)
_ITEM = r"\d{1,3}[a-zđ]?(?:\.\d{1,2})*(?![.,]?\d)"
_ITEMS = rf"{_ITEM}(?:\s*(?:,|và|hoặc|đến|-|–)\s*(?:(?:khoản|điều|điểm)\s+)?{_ITEM})*"

_PATTERNS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        # https://example.vn/2023/07, name@example.vn
        (r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}\.\w+", re.IGNORECASE),
        # "Trung tâm dữ liệu quốc gia số 2 sẽ đặt tại …"
        (
            r"(?<=[^\W\d_]\s)số\s+\d{1,2}"
            r"(?=\s+(?:sẽ|đặt|tại|ở|được|do|chưa|của|thuộc|dự\s+kiến|đã|đang|vào)(?!\w)|[.,;)])(?![.,]\d)",
            0,
        ),
        # (01/9 – 20/11): days without a year
        (r"(?<![\d/])0\d/\d{1,2}(?![\d/])|(?<=[-–]\s)\d{1,2}/\d{1,2}(?=\))", 0),
        # 17/NQ-CP, 107/2021/NĐ-CP, 01/2023/TT-VPCP, 26/2023/QH15, 1690/QĐ-TTg, 8006/BTC-NSNN
        (r"(?<!\d)\d{1,6}(?:/\d{4})?/[A-ZĐ][A-ZĐa-zđ0-9]*(?:-[A-ZĐ][A-ZĐa-zđ0-9]*)*", 0),
        # Quyết định số 422/2022, Luật số 5, Nghị quyết 50, công văn số 12, Đề án 06
        (
            r"(?:quyết\s+định|nghị\s+định|nghị\s+quyết|thông\s+tư|chỉ\s+thị|luật|công\s+văn|công\s+điện|hướng\s+dẫn"
            r"|văn\s+bản|kế\s+hoạch|đề\s+án|chương\s+trình|dự\s+án|thông\s+báo|kết\s+luận|hợp\s+đồng|biên\s+bản|giấy\s+phép)"
            rf"(?:\s+số)?\s+(?:0\d(?![.,]?\d)|\d+(?:/\d{{4}})?{_NOT_MEASURED})",
            re.IGNORECASE,
        ),
        # Điều 5, khoản 2 và 3, điểm 1, Chương 2, Mục 3, Phụ lục 1, Bước 4, trang 12, Hình 5, Bảng 2
        (
            r"\b(?:điều|khoản|điểm|chương|mục|phụ\s+lục|bước|trang|hình|ảnh|bảng|biểu|phần|tiết|số\s+trang)"
            rf"\s+(?:số\s+)?{_ITEMS}(?!/\d){_NOT_MEASURED}",
            re.IGNORECASE,
        ),
        # mức 2, mức độ 2, cấp độ 4, cấp 1, loại 3, nhóm 2, lớp 12, phiên bản 2.0, công nghiệp 4.0
        (
            r"\b(?:mức\s+độ|cấp\s+độ|mức|lớp|phiên\s+bản|công\s+nghiệp|giai\s+đoạn|loại|nhóm|hạng\s+mục|giật\s+cấp|tuyến|kênh"
            r"|phường|quận|tổ|ấp|thôn|khóm|khối|khu\s+phố|tổ\s+dân\s+phố|số\s+nhà|ngõ|ngách|hẻm|mũi|thế\s+kỷ|thập\s+niên|mẫu"
            r"|phòng|đội|sư\s+đoàn|trung\s+đoàn|nhánh|windows|android|ios|tổng\s+đài|hệ\s+thống|hotline|đường\s+dây\s+nóng|điện\s+thoại|đt)"
            r"(?:\s+số)?\s*:?\s+\d+(?:[./-]\d+)*(?:\s*(?:,|và|hoặc|hay|/|-)\s*(?:mức\s+(?:độ\s+)?)?\d(?!\d))*"
            rf"(?!\s*[-–]\s*\d){_NOT_MEASURED}",
            re.IGNORECASE,
        ),
        # đường cao tốc số 99, Công ước số 81, bão số 3, Quốc lộ 1, Top 40, số 47 Phạm Văn Đồng
        (
            r"\b(?:(?:đường|tốc|lộ|ước|hiệp\s+định|nhà|phòng|họp|tuyến|xe|tàu|lô|áo|hiệu|tập|trạm|cửa|bản|tờ|mẫu|tổ|đội|trường|bài"
            r"|bến|cảng|cổng|kho|gói|thầu|lò|máy|khu|làn|chốt|sân|xưởng|chợ|giếng|mỏ|tháp|nút|vòng|kỳ|khối|trại|án"
            r"|bão|sơ|phiếu|giấy|cầu|thẻ|đơn|hẹn|quầy|ô|bàn)\s+số|(?:quốc|tỉnh|xa)\s+lộ(?:\s+(?:liên\s+)?(?:tiểu\s+)?bang)?"
            rf"|đường\s+tỉnh|top|tập|quyển|týp|type|tầng|lầu|stt)\s+\d{{1,6}}{_NOT_MEASURED}"
            rf"(?:\s*(?:,|và|hoặc|hay)\s+số\s+\d{{1,3}}{_NOT_MEASURED})*|\bkm\s*\d+\s*\+\s*\d+",
            re.IGNORECASE,
        ),
        # "số 18 đường Trần Phú", "số 5, ngõ 12"
        (
            r"\bsố\s+\d{1,4}[a-z]?(?:/\d{1,4})*\s*(?:,\s*|\s)(?=(?:đường|phố|ngõ|ngách|hẻm|đại\s+lộ|kiệt)\s+(?-i:[A-ZĐ\d]))",
            re.IGNORECASE,
        ),
        (r"\bsố\s+\d{1,4}[a-z]?(?:/\d{1,4})*\s+(?=[A-ZĐ][^\W\d_]+\s+[A-ZĐ])", 0),
        # a day or month that no year is known for: ngày 28 tháng 5, tháng 3
        (r"\bngày\s+\d{1,2}(?:\s+tháng\s+|/)\d{1,2}(?![.,]?\d)", re.IGNORECASE),
        (
            r"(?<!mỗi\s)(?<!một\s)(?<!hằng\s)(?<!hàng\s)(?<!bình\s)(?<!\d\s)\btháng\s+(?:0?[1-9]|1[0-2])"
            rf"(?!\s*[-–]\s*\d){_NOT_MEASURED}",
            re.IGNORECASE,
        ),
        # kỳ họp thứ 8, lần thứ 3: ordinals
        (r"\b(?:kỳ\s+họp|phiên\s+họp|lần|khoá|khóa|hội\s+nghị)\s+(?:lần\s+)?thứ\s+\d+", re.IGNORECASE),
        # trước ngày 15 hằng tháng; 17 giờ ngày 10/10, lúc 8 giờ, 9 giờ sáng
        (
            r"\bngày\s+\d{1,2}(?=\s+(?:hằng|hàng|mỗi|của)\s)|\blúc\s+\d{1,2}\s+giờ"
            r"|(?<!\d)\d{1,2}\s+giờ(?=,?\s+(?:ngày|sáng|trưa|chiều|tối|đêm)\b)",
            re.IGNORECASE,
        ),
        # từ 7 giờ đến 21 giờ hằng ngày, khung giờ từ 8 giờ đến 17 giờ, mở cửa đến 20 giờ, nộp sau 15 giờ thì
        (
            r"(?<!\d)(?:[01]?\d|2[0-4])\s+giờ\s+(?:đến|tới)\s+(?:[01]?\d|2[0-4])\s+giờ(?=\s+(?:hằng|hàng|mỗi|các|trong|từ|vào)\s)"
            r"|\b(?:mở\s+cửa|đóng\s+cửa|làm\s+việc|phục\s+vụ|hoạt\s+động|khung\s+giờ|nghỉ|trực)\s+(?:từ\s+\d{1,2}\s+giờ\s+)?(?:từ|đến|tới|lúc)"
            r"\s+\d{1,2}\s+giờ(?:\s+(?:đến|tới)\s+\d{1,2}\s+giờ)?"
            r"|\btrước\s+(?:[01]?\d|2[0-4])\s+giờ(?=\s*(?:[,.;]|thì|hằng|hàng|mỗi|$))"
            r"|\b(?:nộp|gửi|đến|tiếp\s+nhận|nhận)(?:\s+hồ\s+sơ)?\s+sau\s+(?:[01]?\d|2[0-4])\s+giờ(?=\s*(?:[,.;]|thì|$))",
            re.IGNORECASE,
        ),
        # 24/7, 24/24 giờ, thang điểm từ 0 đến 5; chính quyền địa phương 2 cấp
        (r"(?<![\d.,/])24/(?:7|24)(?![\d.,/]*\d)(?:\s+giờ)?", 0),
        (r"\bthang\s+(?:điểm\s+|đo\s+)?(?:từ\s+)?\d{1,3}(?:\s*(?:đến|tới|-|–)\s*\d{1,3})?(?![.,]?\d)", re.IGNORECASE),
        (r"\b(?:chính\s+quyền|địa\s+phương|mô\s+hình)\s+0?[23]\s+cấp(?!\w)", re.IGNORECASE),
        # 10:33, 8h30, 16:15:47, 10 giờ 30, lúc 2 giờ 30 phút; but "2 giờ 30 phút" lasts. Tỷ lệ 20:1, 1:500
        (
            r"(?<!\d)\d{1,4}(?::\d{1,4}){1,2}(?!\d)|(?<!\d)\d{1,2}\s?(?:h|giờ)\s?\d{2}(?!\d)(?!\s*phút)"
            r"|\b(?:lúc|vào|hồi|từ|đến)\s+\d{1,2}\s+giờ\s+\d{1,2}\s+phút",
            re.IGNORECASE,
        ),
        # C06, 5G, COVID-19, QH15, GPT4, A4, MP3, 3D, eID2: digits joined to letters by nothing or a hyphen.
        # A currency sign, a unit of measure or K/M/tr/tỷ after the digits is read as part of a number.
        (rf"(?<![^\W\d_])(?!(?:{CODES}|Rs)\d)[^\W\d_]{{1,30}}-?\d+(?:[.\-]\d+)*(?:[^\W\d_]+\d*)*", 0),
        (
            rf"(?<![\d.,])\d+(?!(?:đ|d|tr\d{{0,3}}k?đ?|k\d{{0,3}}đ?|K|M|Rs|(?i:{SIGNS}|{CODES}|triệu|tỷ|tỉ)|%)(?![^\W_]))"
            r"(?![¼½¾])[^\W\d_]+\d*(?![^\W_])",
            0,
        ),
        # 5G, 3D, 4K
        (r"(?<![\d.,])\d(?:[GD]|(?<=4)K)(?![^\W_])", 0),
        # 192.168.1.1 (but 1.234.567.890), 1234 5678 9012, QCVN 01:2021, TCVN ISO 9001:2015, trang 12/25, tỷ số 3-1
        (r"(?<![\d.,])(?!\d{1,3}(?:\.\d{3}){3})\d{1,3}(?:\.\d{1,3}){3}(?![.,]?\d)", 0),
        (r"(?<![\d.,])\d{4}(?:\s\d{4}){2,}(?!\s?\d)", 0),
        (r"\b(?:QCVN|TCVN|TCN|ISO|IEC)(?:[ /](?:ISO|IEC))*\s+\d+(?:[:/-]\d+)*", 0),
        (r"\b(?:trang|ảnh|hình)\s+\d+/\d+|\bt[ỷỉ]\s+số\s+\d+\s?[-–:]\s?\d+", re.IGNORECASE),
        # Trường hợp 1: …
        (r"\b(?:trường\s+hợp|ví\s+dụ|cách|phương\s+án|câu|mẫu|phần|bài)\s+\d{1,2}(?=[:.)](?!\d))", re.IGNORECASE),
        # gọi 113, gửi 1414
        (
            r"\b(?:gọi|gửi|nhắn(?:\s+tin)?|đầu\s+số|bấm)(?:\s+(?:số|tới|đến|về|cho))?\s+\d{3,8}(?:[ .]\d{3,4}){0,2}"
            r"(?=\s*(?:[,.;:)](?!\d)|$)|\s+(?:hoặc|để|miễn|và|từ|khi|nếu|nhằm)\b)",
            re.IGNORECASE,
        ),
        # a note: [1]
        (r"\[\d{1,3}\]", 0),
        # a reference to pages, as encyclopedias write it: .:212–219
        (r"(?<=[.!?…]):\d+(?:[–-]\d+)*(?::\d+(?:[–-]\d+)*)*", 0),
        # the identity, phone and account numbers: nine digits or more in one run, no separators
        (rf"(?<![\d.,])(?:0\d{{8,}}|\d{{9,}}){_NOT_MEASURED}(?![\d.,]*\d)", re.IGNORECASE),
        (r"(?<![\d.,])0\d{2,3}(?:[\s.-]\d{3,4}){2}(?!\d)", 0),
        (r"(?<![\d.,])0\d{2,3}[ .-]\d{3,4}(?![\d.,]*\d)", 0),  # 0238 1022
        (r"\(0\d{2,3}\)\s?\d{3,4}[\s.]?\d{3,4}(?!\d)|\+84[\s.-]?\d{2,3}(?:[\s.-]?\d{3,4}){2}(?!\d)", 0),
        (r"(?<![\d.,])1[89]00[\s.]?(?:\d{4}|\d{3}\s\d{3})(?!\d)", 0),
        # the issue of a bulletin, on a line of its own: "Số 12 – tổng hợp năm 2025"
        (r"(?m)^[*_ \t]*số\s+\d{1,4}(?=\s+[–-]\s)", re.IGNORECASE),
        # 1. Đà Nẵng 0,8; 2. Huế 0,7
        (r"(?<=;\s)\d{1,2}\.\s(?=[A-ZĐ])", 0),
    )
)
# What opens a line and numbers it: 1. 12) 3/ 2.1.3, the first cell of a table row, "2 SĐT Số điện thoại" of a list of
# abbreviations.
_LIST_NUMBER = re.compile(
    r"(?m)^[ \t#*>•-]*(?:\(\d{1,2}\)(?=\s)|\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,2}/|\d{1,2}(?:\.\d{1,2})+(?=[^\W\d_]))"
    r"(?=\s*\S)(?!\s*\d)(?!\s+(?:triệu|nghìn|tỷ|tỉ|điểm)\b)"
    rf"|^[ \t#*>•-]*\d{{1,2}}(?:\.\d{{1,2}})+(?=\s+[^\W\d_]){_NOT_MEASURED}"
    r"|^\|?[ \t]*\d{1,3}[ \t]*(?=\|)|^\d{1,3}\t|^[ \t]*\d{1,3}[ \t]+(?=[A-ZĐ]{2,}\s+[A-ZĐ][a-zà-ỹ])"
)
# The page behind the dots of a table of contents, which ends its line; "........ 14,6 triệu sổ" is a figure.
_DOTS = 8
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})[ \t]*\d{1,4}(?=[ \t]*(?:\n|\Z|\|))")
# A line that is a number alone is a page number, unless it is the whole text; Công báo's running head names its issue.
_PAGE_FURNITURE = re.compile(
    r"(?m)^(?!\A\s*\d+\s*\Z)[ \t]*\d{1,4}[ \t]*$|^.*CÔNG BÁO/Số.*$|^Thời gian ký:.*$"
    r"|!\[[^\]\n]*\]\([^)\n]*\)|\]\([^)\n]*\)"
)


# A score: 24-10, without spaces and falling; a range rises.
_SCORE = re.compile(r"(?<![\w.,/–-])(\d{1,3})[–-](\d{1,3})(?![\w/%–-]|[.,]\d)(?!\s*(?:%|triệu|nghìn|tỷ|tỉ))")
# An indent and a list mark are no longer than this.
_MARK = 24


def find_not_figures(text: str, within: Span) -> Iterator[Span]:
    """Yield the spans of digits that are no quantity, in no order; they may overlap."""
    # The line that the part stands on, so that its indent and number are seen as they are.
    line = text.rfind("\n", max(0, within.start - _MARK), within.start) + 1
    indent = text[line : within.start] if line or within.start <= _MARK else "…"
    start = within.start if indent.strip(" \t#*>•-") else line
    for pattern in (*_PATTERNS, _LIST_NUMBER, _PAGE_FURNITURE):
        for match in pattern.finditer(text, start, within.end):
            yield Span(*match.span())
    # The dots of a table of contents end a sentence, so its page stands in the next one.
    yield from (Span(*match.span()) for match in _LEADER.finditer(text, max(line, within.start - _DOTS), within.end))
    for match in _SCORE.finditer(text, start, within.end):
        if int(match[1]) > int(match[2]):
            yield Span(*match.span())
