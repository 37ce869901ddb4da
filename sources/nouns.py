"""Where the noun behind a numeral ends: "87 triệu | thẻ | căn cước", "1.000 | tác phẩm | nghệ thuật".

Vietnamese writes a space between syllables, not between words. A noun has two syllables where its first
one does not stand alone (``BOUND``: "tác", "doanh", "nghị"), or where both are a word of their own that
official texts count (``COMPOUNDS``); else it has one.
"""

from __future__ import annotations

import re

from sources.text import fold

# First syllables that are no word without the next one, or hardly ever are one behind a number.
BOUND = (
    "binh biến biểu biện bác bán bưu bối chiến chuyên chính chế chủ chức chứng cán công cơ cư cảnh "
    "cấu cổ cử cựu di diễn doanh du dân dịch dữ dự gia giao giám giáo giải giảng hiến hiện hiệp hiệu hoá "
    "hoạt hành hóa hưởng hải hệ học hồ hội khoa khái khán kháng khía khả kim kinh kiến kiểm kiệt ký kĩ "
    "kịch kỹ lao linh luật lãnh lý lĩnh lưu lập lục lữ mô môi mục nghiên nghiệp nghệ nghị nguyên ngôn "
    "ngư nhiệm nhân nhãn nhạc nông năng nạn nền nội phi phái pháo phân phó phóng phương phạm phụ quan quy "
    "quyết quân quần quốc rào sinh siêu sáng sĩ sơ sản sắc sự tai thao thi thiên thiết thuê thuộc thuỷ "
    "thành thí thông thú thương thượng thạc thảo thẩm thập thể thị thống thủ thủy tiêu tiến tiết tiền "
    "tiểu tiện triều triển trung truyền trí trò trưởng trụ tuyên tài tác tình tín tính tù tư tướng tập tế "
    "tốc tội tứ uỷ vi viễn võ văn vũ vận vệ xuất xí y yêu yếu ý đoạn đơn đại đảng đặc đế đề địa đối độc "
    "động ấn ủy ứng "
).split()
# Both syllables stand alone too, but together they are the word.
COMPOUNDS = (
    "bằng sáng chế|bằng lái xe|bằng khen|bị can|bị cáo|bị hại|căn cước|khác biệt|thế lực|nam giới|nữ giới"
    "|lực lượng|cơ sở dữ liệu|giao dịch|dịch vụ|doanh nghiệp|hồ sơ|địa phương|cơ sở|cơ quan|thành viên"
    "|thông tin|yêu cầu|chứng thư|công dân|thủ tục|văn bản|văn bằng|nhiệm vụ|đơn vị|tập đoàn|cán bộ|học sinh|sinh viên"
    "|đại biểu|thuê bao|tiện ích|nghị quyết|nghị định|thông báo|nền tảng|hệ thống|quốc gia|tiêu chí|sản phẩm"
    "|ứng dụng|thiết bị|thí sinh|du khách|nhân khẩu|chiến sĩ|nhân viên|bệnh viện|hợp đồng|công trình|chữ kí"
    "|chỉ tiêu|dân cư|tài khoản|tài liệu|tổ chức|trường hợp|trường học|trường đại học|thành phố|thành phần"
    "|dữ liệu|câu hỏi|câu chuyện|bài toán|bài viết|bài báo|cuộc gọi|cuộc họp|cuộc thi|chữ ký|chữ số|ký tự"
    "|kí tự|số liệu|mã số|mã định danh|giấy tờ|giấy phép|giấy chứng nhận|chỉ số|khách hàng|khách du lịch"
    "|khu vực|khu công nghiệp|khu dân cư|mặt hàng|máy tính|máy chủ|máy bay|điện thoại|nhà mạng|nhà máy"
    "|nhà khoa học|nhà đầu tư|nhà cung cấp|nhà nước|người dân|người dùng|người nộp thuế|người lao động"
    "|hộ gia đình|hộ dân|hộ kinh doanh|hộ khẩu|hộ chiếu|hộ nghèo|ngày làm việc|ngày công|loại hình|loại thuế"
    "|lớp học|đồng chí|đồng bào|điểm cầu|điểm nghẽn|điểm phần trăm|trụ cột|trang thiết bị|trang thông tin"
    "|trạm y tế|thôn bản|xã phường|thị xã|thị trấn|ngân hàng|ngân sách|bản ghi|bản sao|bảng xếp hạng|cửa hàng"
    "|cửa khẩu|đường dây|đường truyền|cổng thông tin|phần mềm|phiên bản|phiên họp|phòng học|phòng ban"
    "|quyền lợi|sân bay|thông tư|thư điện tử|tin nhắn|tin báo|tiểu thương|trẻ em|vùng miền|vụ việc|vụ án"
    "|xe máy|xe ô tô|ô tô|kênh truyền hình|đài truyền thanh|dân tộc|trang phục|cá nhân|cá thể|câu lạc bộ"
    "|mạng lưới|thế hệ|thế giới|tổng công ty|hình ảnh|hình thức|hình thái|ảnh chụp|cột mốc|bằng chứng|lâu đài"
    "|chế phẩm|mẫu Anh|đội hình|ban ngành|ban quản lý|ưu tiên|ứng viên|vận động viên|nghiên cứu sinh|học viên"
    "|phó thủ tướng|thủ tướng|bộ trưởng|giải pháp|giải thưởng|hạng mục|kế hoạch|đầu mối|đầu việc|nguồn lực"
    "|nguồn vốn|lựa chọn|khuyến nghị|khiếu nại|kiến nghị|phản ánh|sai phạm|lỗ hổng|mối đe doạ|mối đe dọa"
    "|quả trứng|đồ vật|trận đấu|bàn thắng|linh mục|giai cấp|giai đoạn|phái đoàn|bảo tàng|di tích|thư viện"
    "|tác phẩm|số hộ|số xã|số người|số lượng|dân số|thời gian|diện tích|độ [CFK]|độ tuổi|lý lẽ|mẫu vật"
    "|tâm chấn|phân khúc|khuôn viên|vị trí|tên miền|nhà hàng|nhà thuốc|quán ăn|khách sạn|siêu thị|bệnh nhân|bệnh án"
    "|bệnh xá|người bệnh|điểm bán|trạm sạc|học bạ|lý lịch|đầu sách|tờ khai|hộ chiếu|chuyến bay|chuyến xe|lớp tập huấn"
    r"|(?:ki[- ]?lô[- ]?|xăng[- ]?ti[- ]?|xen[- ]?ti[- ]?|mi[- ]?li[- ]?)?mét(?: vuông| khối)?(?: trên giờ| trên giây)?"
    r"|ki[- ]?lô[- ]?(?:gam|gram|oát|bai)|mi[- ]?li[- ]?(?:lít|gam|gram|ampe|vôn)|mê[- ]?ga[- ]?(?:oát|bai|bit)"
    "|(?:dặm|hải lý|inch|thước|mẫu)(?: vuông| khối)"
)
# Nouns of one syllable that a bare four-digit number may count; before other words it is a year.
CLASSIFIERS = frozenset(
    "người thẻ lượt bộ ngành tỉnh huyện xã thôn tổ hộ trường lớp cuộc chiếc cái bài vụ ca điểm trang km m kg tấn ha"
    " đồng ngày giờ phút giây cán bậc lần tuổi phường ấp tuần buổi mét gam gram kí cân lít tạ inch vôn dặm con cây"
    " căn quyển cuốn tờ suất chuyến toà tòa".split()
)
WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_FIRST = "|".join(sorted(set(BOUND), key=len, reverse=True))
_WHOLE = COMPOUNDS.replace(" ", r"\s+").replace(r"[-\s+]", "[- ]")
# Counted too, though a number in front of them is no proof of it.
MANY = "học sinh|sinh viên|lao động|hộ|căn|vấn đề|phiếu|nước|em|nam|nữ|sào|mẫu ruộng|xe|giải|ý kiến|vị trí|cây"
# A regular expression of the noun that begins somewhere: the longest word that is known, else one syllable.
_NO_NOUN = r"(?!(?:và|hoặc|hay|của|ở|tại|để|được|đã|cho|có|là|từ|đến|trong|trên|năm|tháng)\b)"
NOUN = rf"(?:(?:{_WHOLE})(?!\w)|(?:{_FIRST})\s+{_NO_NOUN}{WORD}|{WORD})"
# The nouns of more than one syllable that are surely counted, so that "1500 doanh nghiệp" names no year.
LONG_NOUN = rf"(?:(?:{_WHOLE})(?!\w))"
_LONG_NOUN = re.compile(LONG_NOUN, re.IGNORECASE)


_LONG_BARE = re.compile(rf"(?:{fold(_WHOLE)})(?!\w)")


def is_counted_bare(text: str) -> bool:
    """Tell whether a folded text begins with a compound that is counted: "tai khoan", not "tai ha noi"."""
    return _LONG_BARE.match(text) is not None


def is_sure(noun: str) -> bool:
    """Tell whether a noun is one that is counted, so that "2023" before it is no year."""
    return noun.lower() in CLASSIFIERS or is_long(noun)


def is_long(noun: str) -> bool:
    """Tell whether a noun is one of the compounds."""
    return _LONG_NOUN.fullmatch(noun) is not None


def squeezed(noun: str) -> str:
    """Return a noun with one space where a converter wrapped the line."""
    return re.sub(r"\s+", " ", noun)
