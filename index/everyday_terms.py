"""What citizens say, and what official texts write for it: "bằng lái" and "giấy phép lái xe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.document import Span
from sources.text import accent_key, any_of, fold

# Before the colon what is said, behind it what is written; the first of several is what is searched for too.
_TERMS = """
con nít | trẻ con | em bé | em nhỏ | cháu bé: trẻ em; trẻ
các cháu | mấy cháu | bao nhiêu cháu | mấy bé | các bé | các em nhỏ: trẻ em; trẻ
con tôi | con em | con mình | con cháu | con nhỏ | thằng con | đứa con | cho con | dẫn con | đưa con: trẻ em; trẻ; con
bố mẹ | ba mẹ | ba má | bố | má: cha mẹ; cha hoặc mẹ; cha, mẹ; cha; mẹ
người già | cụ già | các cụ | ông bà già: người cao tuổi; già yếu; cụ
người tàn tật: người khuyết tật
bà con | dân mình | người ta: người dân; công dân
người tây | khách tây | người ngoại quốc | du khách nước ngoài: người nước ngoài; khách quốc tế
việt kiều: người việt nam định cư ở nước ngoài
thầy cô | thầy cô giáo: giáo viên; nhà giáo
học trò: học sinh
công nhân | người làm thuê: người lao động
tiểu thương | người bán hàng | người buôn bán: hộ kinh doanh
nhà nghèo | diện nghèo | người nghèo | nghèo: hộ nghèo; người thuộc hộ nghèo
công ty | hãng: doanh nghiệp
bằng lái | bằng lái xe: giấy phép lái xe
chứng minh thư | chứng minh nhân dân | giấy chứng minh: chứng minh nhân dân; căn cước
giấy tờ tùy thân: căn cước; giấy tờ
căn cước | cccd | thẻ căn cước: căn cước; căn cước công dân
sổ đỏ | sổ hồng: giấy chứng nhận quyền sử dụng đất
cà vẹt | giấy tờ xe | giấy xe: đăng ký xe
giấy chuyển viện | chuyển viện: giấy chuyển tuyến; chuyển tuyến; chuyển cơ sở khám bệnh
thẻ bảo hiểm: thẻ bảo hiểm y tế
bảo hiểm: bảo hiểm y tế; bảo hiểm xã hội
hình | tấm hình: ảnh; hình ảnh
chụp hình: chụp ảnh; ảnh
phô tô | photo | bản photo: bản sao
tờ đơn: tờ khai; đơn
bằng tốt nghiệp | bằng cấp: văn bằng
lý lịch | giấy lý lịch: lý lịch tư pháp
xài | dùng | sài: sử dụng; dùng
làm lại: cấp lại; làm lại
làm mới: cấp mới; cấp
làm thẻ | làm căn cước | làm cccd: cấp thẻ; làm thẻ; cấp thẻ căn cước
đổi thẻ | đổi cccd | đổi căn cước: cấp đổi; đổi thẻ
làm hộ chiếu: cấp hộ chiếu
làm thay | làm hộ | làm giùm | làm dùm | nhờ người khác: ủy quyền; thay
đi thay | lấy hộ | lấy dùm | lấy giùm | nộp hộ: ủy quyền; thay
cầm theo | mang theo | đem theo | cần đem | cần mang: mang theo; xuất trình; kèm; gồm
giấy gì | giấy tờ gì | giấy tờ nào: giấy tờ; hồ sơ; thành phần hồ sơ; giấy
mất tiền | tốn tiền | trả tiền | đóng tiền | nộp tiền: lệ phí; phí; mức thu
mất phí | tốn phí | đóng phí | hết bao nhiêu | giá bao nhiêu: lệ phí; phí; mức thu
miễn phí | không mất tiền | khỏi tốn tiền: miễn lệ phí; không thu; miễn
giá rẻ | giảm giá | rẻ hơn: giảm; mức thu
trễ hẹn | trễ hạn | chậm trễ | trễ | bị trễ: quá hạn; chậm; chậm muộn; chậm tiến độ
đúng hẹn: đúng hạn
nhập xã | nhập tỉnh | nhập huyện | gộp xã | gộp tỉnh: sắp xếp đơn vị hành chính; sáp nhập; hợp nhất
sáp nhập: hợp nhất; sáp nhập; sắp xếp đơn vị hành chính
lăn tay | lấy dấu tay | lấy vân tay | điểm chỉ: thu nhận vân tay; vân tay; lăn tay
quét mặt | quét khuôn mặt | chụp mặt: khuôn mặt; sinh trắc học; xác thực khuôn mặt
mở ra dùng | bật tài khoản: kích hoạt
cài | tải về | tải app: cài đặt; tải
app | phần mềm điện thoại: ứng dụng
bấm | ấn | nhấp: nhấn; chọn; bấm
link | đường link: đường dẫn; liên kết
số máy | hotline | gọi số nào | số tổng đài: tổng đài; đường dây nóng; số điện thoại
xưng công an | giả công an | công an giả | mạo danh: giả danh; giả danh công an; mạo danh
bị lừa | lừa tiền | kẻ gian | bọn lừa đảo: lừa đảo; giả danh
khai gian | khai láo | khai man: khai sai; khai không đúng; không trung thực; khai gian
khai bậy | nói dối | gian dối: khai sai; khai không đúng; không trung thực; khai gian
bị gì | bị sao | xử sao | bị xử: xử lý; xử phạt; bị
trên mạng | qua mạng | online | onl | bằng mạng: trực tuyến; điện tử; môi trường mạng
trọn gói | từ đầu đến cuối | làm trọn | trọn vẹn: toàn trình
việc hành chính | giấy tờ hành chính | thủ tục: thủ tục hành chính; thủ tục
dịch vụ công: dịch vụ công trực tuyến
smartphone | điện thoại xịn | điện thoại: điện thoại thông minh; điện thoại
đt: điện thoại
sim | số sim: thuê bao; sim
nhà mạng: doanh nghiệp viễn thông; nhà mạng
cáp quang | mạng dây: băng rộng cố định; cáp quang
quét mã | quét qr | mã qr: mã QR; QR
quẹt thẻ | cà thẻ: thanh toán thẻ; POS
chuyển khoản: thanh toán không dùng tiền mặt; không dùng tiền mặt; chuyển khoản; qua tài khoản
không tiền mặt | không xài tiền mặt: thanh toán không dùng tiền mặt; không dùng tiền mặt; chuyển khoản; qua tài khoản
kiếm được | bán được | thu về: doanh thu; thu
tiêu | bỏ ra | chi hết | tốn: chi; kinh phí; bố trí
rót | rót tiền | bỏ tiền | cấp tiền: bố trí; kinh phí; đầu tư
họp: cuộc họp; hội nghị; phiên họp
buổi họp | cuộc họp: hội nghị; phiên họp; cuộc họp
lo việc | lo | phụ trách | đứng ra: chịu trách nhiệm; phụ trách; đầu mối; chủ trì
chạy thử | làm thử: thí điểm; thử nghiệm
bắt đầu chạy | chạy chính thức: vận hành; khai trương
xong | làm xong: hoàn thành; xong
chót | bét | đội sổ | bét bảng: thấp nhất; cuối bảng; cuối cùng
đầu bảng | nhất bảng | quán quân: dẫn đầu; cao nhất; đứng đầu
nhất | cao nhất | nhiều nhất: dẫn đầu; cao nhất; nhiều nhất; lớn nhất; đứng đầu
tụt | tuột: giảm; tụt
phàn nàn | kêu ca | than phiền | góp ý: phản ánh; kiến nghị; phàn nàn
thắc mắc: phản ánh; kiến nghị; hỏi
vùng quê | dưới quê | ở quê: nông thôn
vùng sâu | vùng xa | miền núi | vùng cao: vùng sâu, vùng xa; miền núi; vùng khó khăn
miền tây: đồng bằng sông Cửu Long
ngoài đảo: đảo; đặc khu
tiệm | quán | hàng quán | cửa tiệm: cửa hàng; hộ kinh doanh
cây xăng | trạm xăng: cửa hàng xăng dầu
xe hơi: ô tô
xe máy: mô tô; xe gắn máy; xe máy
đi máy bay | máy bay: chuyến bay; hàng không
vào viện | nhập viện | đi viện: khám chữa bệnh; khám bệnh, chữa bệnh; bệnh viện; khám, chữa bệnh
đi khám | khám bệnh | chữa bệnh | được chữa: khám chữa bệnh; khám bệnh, chữa bệnh; bệnh viện; khám, chữa bệnh
viện | nhà thương: bệnh viện
chích ngừa | chích: tiêm chủng; tiêm
kinh niên | mãn tính | bệnh mãn tính: mạn tính; bệnh mạn tính
sổ khám bệnh | sổ khám: sổ sức khỏe; hồ sơ bệnh án
mới đẻ | mới sinh | đẻ: sơ sinh; khai sinh; mới sinh
giấy khai sinh | làm khai sinh: khai sinh; đăng ký khai sinh
qua đời | chết | người chết | mới mất: khai tử; tử vong; chết
cưới | lấy vợ | lấy chồng: kết hôn; đăng ký kết hôn
ly dị: ly hôn
chuyển nhà | dọn nhà | chuyển chỗ ở | đổi chỗ ở: thay đổi nơi cư trú; nơi cư trú; đăng ký thường trú
nhập hộ khẩu | nhập khẩu: đăng ký thường trú; thường trú
hộ khẩu: thường trú; sổ hộ khẩu; cư trú
ở trọ | thuê trọ | ở tạm: tạm trú
nhà nghỉ | khách sạn: cơ sở lưu trú; khách sạn
xuất ngoại | đi nước ngoài: xuất cảnh
mất việc: thất nghiệp
lĩnh | lãnh | lãnh tiền | lĩnh tiền | nhận tiền: nhận; chi trả; hưởng
tiền hưu | lương hưu: lương hưu
tiền trợ cấp: trợ cấp
xử qua mạng | xử online | xử án qua mạng: phiên tòa trực tuyến
bị hack | hacker | lộ thông tin | rò rỉ: tấn công mạng; mã độc; lộ, lọt; an ninh mạng
virus: mã độc
ngoài giờ | cuối tuần: thứ bảy; chủ nhật; ngày nghỉ; ngoài giờ
tận nhà | tại nhà | ở nhà: nơi ở; tại nhà; lưu động
máy vi tính: máy tính
công chức | viên chức: cán bộ, công chức, viên chức; công chức; viên chức
cán bộ: cán bộ, công chức; cán bộ
tỉnh thành: địa phương; tỉnh, thành phố
danh tính: danh tính điện tử; định danh
bị khóa | bị khoá: khóa
xóa tài khoản | hủy tài khoản: hủy; chấm dứt; xóa
quên mật khẩu: mật khẩu; đặt lại mật khẩu
xác minh: xác thực; xác minh
sửa thông tin | chỉnh thông tin | sai thông tin: điều chỉnh; cập nhật; sai thông tin
hết hạn: hết hiệu lực; hết thời hạn; hết giá trị
có hiệu lực | áp dụng | bắt đầu áp dụng | bắt đầu có hiệu lực | bắt đầu tính: có hiệu lực; áp dụng; có hiệu lực thi hành
bật được | bật tài khoản | bật: kích hoạt
đưa lên | đưa lên vneid | đưa vào: tích hợp
làm được | phát được | phát: cấp
hết thẩy | hết thảy | tất tần tật: tổng
buôn bán trên mạng | bán hàng trên mạng | bán hàng online: thương mại điện tử
gói dữ liệu | coi: xem
nộp tại chỗ | nộp tận nơi | ra tận nơi | nộp tại quầy: nộp trực tiếp; trực tiếp
dự trù | tính chi: dự kiến; tổng nhu cầu; dự toán
nhắm tới | đặt ra | nhắm: mục tiêu; phấn đấu
đỡ tốn: tiết kiệm
chặn xuất cảnh: tạm hoãn xuất cảnh; hoãn xuất cảnh
thiếu thuế: nợ thuế; nợ
trả lại tiền | được trả lại: hoàn
số hóa | số hoá: số hóa
rớt mất | làm rơi | rơi mất: mất
bảng chấm điểm | chấm điểm: bộ chỉ số; điểm
"""


@dataclass(frozen=True, slots=True)
class Said:
    """Everyday words in a text, and what official texts may write for them.

    Attributes:
        span: Where they stand.
        written: What may be written for them, the likeliest first.
    """

    span: Span
    written: tuple[str, ...]


def _read() -> dict[str, tuple[str, ...]]:
    """Return what is written for what is said; the keys in lower case with diacritics."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _TERMS.strip().splitlines():
        said, _, written = line.partition(":")
        names = tuple(name.strip() for name in written.split(";"))
        for phrase in said.split("|"):
            key = accent_key(phrase.strip())
            found[key] = tuple(name for name in names if accent_key(name) != key)
    return found


_WRITTEN = _read()
SAID = tuple(_WRITTEN)
# Without diacritics one syllable may be any word.
_FOLDED = {fold(said): written for said, written in _WRITTEN.items() if " " in said}
_PATTERN = re.compile(rf"(?<!\w)(?:{any_of(_WRITTEN)})(?!\w)")
_FOLDED_PATTERN = re.compile(rf"(?<!\w)(?:{any_of(_FOLDED)})(?!\w)")


def everyday_terms(text: str) -> Iterator[Said]:
    """Yield the everyday words of a text, in order, none overlapping; the longest at a place.

    Args:
        text: With diacritics, or without any; then single syllables are left out.
    """
    is_bare = fold(text) == text.lower()
    pattern, written = (_FOLDED_PATTERN, _FOLDED) if is_bare else (_PATTERN, _WRITTEN)
    for match in pattern.finditer(fold(text) if is_bare else accent_key(text)):
        if names := written[" ".join(match[0].split())]:
            yield Said(Span(*match.span()), names)


def written_for(text: str) -> tuple[str, ...]:
    """Return the likeliest official words for the everyday ones of a text that it does not hold itself, each once."""
    key = accent_key(text)
    likeliest = dict.fromkeys(one.written[0] for one in everyday_terms(text))
    return tuple(name for name in likeliest if accent_key(name) not in key)
