"""English words of the domain and their Vietnamese terms, and the English words that questions are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.english_times import times_in_vietnamese
from index.spelling import is_syllable
from sources.text import any_of

# What questions are asked with.
_ASKING = """
how many: bao nhiêu
how much: bao nhiêu
how much money: bao nhiêu tiền
what percentage of: bao nhiêu phần trăm
what percentage: bao nhiêu phần trăm
percentage of: tỷ lệ
percentage: tỷ lệ
percent: phần trăm
share of: tỷ lệ
rate: tỷ lệ
proportion: tỷ lệ
how long does it take: mất bao lâu
how long: bao lâu
how old: bao nhiêu tuổi
at what age: bao nhiêu tuổi
when: khi nào
where: ở đâu
why: vì sao
who: ai
what is: là gì
number of: số
total: tổng số
rank: xếp hạng
ranked: xếp hạng
ranking: xếp hạng
"""
_TERMS = """
chip-based id card: thẻ căn cước công dân gắn chip
chip-based id: căn cước công dân gắn chip
chip-based identity card: thẻ căn cước công dân gắn chip
chip-based citizen id card: thẻ căn cước công dân gắn chip
chip-based: gắn chip
citizen id card: thẻ căn cước công dân
citizen identity card: thẻ căn cước công dân
citizen identification card: thẻ căn cước công dân
national id card: thẻ căn cước công dân
id card: thẻ căn cước
identity card: thẻ căn cước
identification card: thẻ căn cước
identity certificate: giấy chứng nhận căn cước
old id card: chứng minh nhân dân
electronic identification account: tài khoản định danh điện tử
electronic id account: tài khoản định danh điện tử
e-id account: tài khoản định danh điện tử
digital id account: tài khoản định danh điện tử
electronic identification: định danh điện tử
electronic identity: căn cước điện tử
electronic id: định danh điện tử
e-id: định danh điện tử
eid: định danh điện tử
digital id: định danh điện tử
digital identity: danh tính số
electronic authentication: xác thực điện tử
level 2: mức độ 2
level two: mức độ 2
digital signature: chữ ký số
electronic signature: chữ ký điện tử
e-signature: chữ ký điện tử
digital certificate: chứng thư số
electronic transaction: giao dịch điện tử
e-transaction: giao dịch điện tử
electronic contract: hợp đồng điện tử
data message: thông điệp dữ liệu
online public service: dịch vụ công trực tuyến
public service: dịch vụ công
public service portal: cổng dịch vụ công
national public service portal: cổng dịch vụ công quốc gia
administrative procedure: thủ tục hành chính
national population database: cơ sở dữ liệu quốc gia về dân cư
population database: cơ sở dữ liệu quốc gia về dân cư
national database: cơ sở dữ liệu quốc gia
database: cơ sở dữ liệu
personal data: dữ liệu cá nhân
biometric: sinh trắc học
fingerprint: vân tay
iris: mống mắt
health insurance: bảo hiểm y tế
health insurance card: thẻ bảo hiểm y tế
social insurance: bảo hiểm xã hội
driving licence: giấy phép lái xe
driving license: giấy phép lái xe
driver's license: giấy phép lái xe
driver's licence: giấy phép lái xe
vehicle registration: đăng ký xe
residence registration: đăng ký cư trú
permanent residence: thường trú
temporary residence: tạm trú
birth certificate: giấy khai sinh
birth registration: đăng ký khai sinh
electronic health record: sổ sức khỏe điện tử
criminal record: lý lịch tư pháp
tax: thuế
passport: hộ chiếu
e-visa: thị thực điện tử
visa: thị thực
southeast asia: Đông Nam Á
asia: châu Á
world: thế giới
global: toàn cầu
chronic disease: bệnh mạn tính
referral letter: giấy chuyển tuyến
payment: thanh toán
mobile: di động
broadband: băng rộng
internet: internet
dataset: bộ dữ liệu
data set: bộ dữ liệu
infrastructure: hạ tầng
invoice: hóa đơn
e-invoice: hóa đơn điện tử
e-commerce: thương mại điện tử
index: chỉ số
cybersecurity: an toàn thông tin mạng
innovation: đổi mới sáng tạo
score: điểm
speed: tốc độ
subscriber: thuê bao
pension: lương hưu
worker: lao động
tax authority: cơ quan thuế
land: đất đai
bank account: tài khoản ngân hàng
cashless payment: thanh toán không dùng tiền mặt
online payment: thanh toán trực tuyến
digital transformation: chuyển đổi số
digital transformation index: chỉ số chuyển đổi số
digital government: chính phủ số
e-government: chính phủ điện tử
digital economy: kinh tế số
digital society: xã hội số
digital citizen: công dân số
digital platform: nền tảng số
community digital technology team: tổ công nghệ số cộng đồng
project 06: Đề án 06
scheme 06: Đề án 06
ministry of public security: Bộ Công an
ministry of health: Bộ Y tế
ministry of information and communications: Bộ Thông tin và Truyền thông
government office: Văn phòng Chính phủ
government: Chính phủ
vietnamese: Việt Nam
vietnam: Việt Nam
national assembly: Quốc hội
prime minister: Thủ tướng
law on identification: Luật Căn cước
law on identity: Luật Căn cước
identity law: Luật Căn cước
revenue: doanh thu
turnover: doanh thu
budget: ngân sách
investment: đầu tư
funding: kinh phí
saving: tiết kiệm
export: xuất khẩu
import: nhập khẩu
industry: công nghiệp
digital technology: công nghệ số
digital technology industry: công nghiệp công nghệ số
information technology: công nghệ thông tin
digital technology company: doanh nghiệp công nghệ số
growth: tăng trưởng
increase: tăng
increased: tăng
decrease: giảm
decreased: giảm
target: mục tiêu
working hour: giờ làm việc
head: đứng đầu
task force: tổ công tác
working group: tổ công tác
steering committee: ban chỉ đạo
committee: ủy ban
national data center: trung tâm dữ liệu quốc gia
national data centre: trung tâm dữ liệu quốc gia
open data: dữ liệu mở
artificial intelligence: trí tuệ nhân tạo
cloud computing: điện toán đám mây
cyber security: an ninh mạng
hospital: bệnh viện
school: trường học
student: học sinh, sinh viên
bank: ngân hàng
company: doanh nghiệp
household: hộ gia đình
commune: xã
village: thôn
resident: dân cư
population: dân số
user: người dùng
device: thiết bị
mobile network: mạng di động
network operator: nhà mạng
province: tỉnh
city: thành phố
district: huyện
ministry: bộ
citizen: công dân
people: người
children: trẻ em
foreigner: người nước ngoài
enterprise: doanh nghiệp
business: doanh nghiệp
account: tài khoản
card: thẻ
application: hồ sơ
document: giấy tờ
transaction: giao dịch
password: mật khẩu
phone number: số điện thoại
fee: lệ phí
fine: phạt
deadline: thời hạn
validity: thời hạn
expire: hết hạn
issued: cấp
issue: cấp
activated: kích hoạt
activate: kích hoạt
registered: đăng ký
register: đăng ký
integrated: tích hợp
connected: kết nối
online: trực tuyến
nationwide: cả nước
mekong delta: đồng bằng sông Cửu Long
whole country: cả nước
mandatory: bắt buộc
required: bắt buộc
lost: mất
renew: cấp đổi
replace: cấp lại
"""
# What English sentences are held together by.
_GLUE = frozenset(
    """a an the and or of in to for from with by on at as is are was were be been being has have had does did will would
    can could should must may how many much what which when where who why whose there this that these those it its
    their they you your we our his her my not get use using used need after before between during until since per each
    all any some more most less than about into out over under up if then so far now year years month day days age old
    new first last number total make made takes take long old hello thanks thank bye please tell show explain find
    vietnam vietnamese""".split()
)


def _parsed(lines: str) -> dict[str, str]:
    pairs = (line.split(": ") for line in lines.strip().splitlines())
    return {english: vietnamese for english, vietnamese in pairs}


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({any_of(phrases)})(?:s|es)?(?![\w-])", re.IGNORECASE)


_PHRASES = _parsed(_ASKING) | _parsed(_TERMS)
_ANY = _pattern(_PHRASES)
# In a question in Vietnamese: "Doctor Who" asks for nobody.
_TERM = _pattern(_parsed(_TERMS))
_WORD = re.compile(r"[^\W\d_]+")
_TERM_WORDS = frozenset(word for phrase in _PHRASES for word in _WORD.findall(phrase))
# Share of English words from which a question is English.
_ENGLISH = 0.6


def is_english_word(word: str) -> bool:
    """Tell whether a word, in any case, is English, and nothing that Vietnamese writes without diacritics."""
    return may_be_english(word.lower()) and not is_syllable(word.lower())


def is_english(text: str) -> bool:
    """Tell whether a question is asked in English; names and what else it holds apart."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not any(is_english_word(word) for word in words):
        return False
    return sum(map(may_be_english, words)) >= _ENGLISH * len(words)


def in_vietnamese(text: str) -> str:
    """Return a text with the English terms in it written in Vietnamese; the longest term stands."""
    text = times_in_vietnamese(text) if is_english(text) else text
    parts: list[str] = []
    end = 0
    for match in _terms(text):
        parts += [text[end : match.start()], _vietnamese(match)]
        end = match.end()
    return "".join([*parts, text[end:]])


def terms_in(text: str) -> list[str]:
    """Return the Vietnamese of the English terms in a text, each once, in order."""
    return list(dict.fromkeys(map(_vietnamese, _terms(text))))


def _terms(text: str) -> Iterator[re.Match[str]]:
    """Yield the English terms of a text; in one that is Vietnamese, no single word that is written as a name."""
    if is_english(text):
        yield from _ANY.finditer(text)
        return
    yield from (match for match in _TERM.finditer(text) if match[0].islower() or " " in match[0])


def _vietnamese(match: re.Match[str]) -> str:
    return _PHRASES[" ".join(match[1].lower().split())]


def may_be_english(word: str) -> bool:
    """Tell whether English questions are made of a word in small letters, Vietnamese or not: "can", "i"."""
    stem = word[:-1] if word.endswith("s") else word
    return word in _GLUE or word in _TERM_WORDS or stem in _TERM_WORDS
