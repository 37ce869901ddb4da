"""Bodies, groups of people and ages in what was asked, each of which may stand in the place of another."""

from __future__ import annotations

from assistant.said import Pattern

BODY = Pattern(
    r"(?<!\w)(?:(?:bộ|sở|cục|tổng cục|ngành) (?:công an|quốc phòng|y tế|tài chính|nội vụ|tư pháp|xây dựng"
    r"|công thương|ngoại giao|giáo dục(?: và đào tạo)?"
    r"|khoa học(?: và công nghệ)?|thông tin(?: và truyền thông)?|giao thông(?: vận tải)?"
    r"|nông nghiệp(?: và \w+ \w+(?: \w+ \w+)?)?|lao động"
    r"|kế hoạch(?: và đầu tư)?|tài nguyên(?: và môi trường)?|văn hóa|thuế|hải quan|thống kê|dân tộc(?: và tôn giáo)?)"
    r"|ngân hàng nhà nước|văn phòng chính phủ|ban cơ yếu(?: chính phủ)?|bảo hiểm xã hội việt nam|thanh tra chính phủ"
    r"|tòa án nhân dân tối cao"
    r"|evn|vnpt|viettel|mobifone|fpt|c06)(?!\w)"
)
_PEOPLE = (
    r"(?:người|trẻ em|trẻ|(?:mấy|các|những) (?:bé|cháu|em)|công dân|học sinh|sinh viên|cán bộ|công chức|viên chức"
    r"|doanh nghiệp|hộ kinh doanh"
    r"|hộ gia đình|tổ chức|cơ quan"
    r"|cá nhân|việt kiều|kiều bào|phụ nữ|phạm nhân|bộ đội|con em|con)"
)
_AGE = (
    r"(?:(?:từ |đủ |dưới |trên |trước |sau |khi |chưa |tới |đến |tròn )+)?\d+(?: (?:đến|tới)(?: dưới)? \d+)? tuổi"
    r"(?: trở lên| trở xuống)?"
)
AGED = Pattern(rf"(?<!\w){_AGE}")
GROUP = Pattern(
    rf"(?<!\w){_PEOPLE}(?: (?:dân|lớn|lao động|già|nước ngoài|cao tuổi|việt nam|gốc việt|khuyết tật|nhỏ|sơ sinh"
    rf"|nhà nước|nhỏ và vừa"
    rf"|thân|tàn tật|nghèo|chưa thành niên|hàn quốc|hàn|trung quốc|nhật bản|nhật|đài loan|thái lan|hoa kỳ|mỹ|anh"
    rf"|pháp|đức|nga|ấn độ|lào|campuchia))?(?: {_AGE})?(?!\w)"
)
