"""Short forms of chats and forms: a small list; where one stands for several, the language model chooses."""

from __future__ import annotations

# What it costs, in nats, that a short form stands for what it mostly does, and for something else.
_USUAL = 0.0
_UNUSUAL = 3.0

# What is meant: how it is shortened; "!" marks what the form mostly stands for.
_FORMS = """
không: ko! k! kg! kô! khg! hk! hok! hông! hong! hem! khum! kh
được: dc! đc! dx đx
gì: j! gj! ji!
với: vs!
vậy: z! v zậy! zay
bao nhiêu: bn! bnh! bnhieu! bnhiêu! bnhiu! baonhiu bni
bao giờ: bh bgio! bgiờ!
bây giờ: bh bgio bgiờ
bạn: bn b
mình: mk! mik! mh mjnh
như thế nào: ntn! nhtn
trước: trc
những: nhg! nhug! nhưg! nhữg
nhưng: nhg
người: ng! ngừi
người ta: ngta
rồi: r roy rùi
làm: lm!
cũng: cx cg!
biết: bt! bik bít
vẫn: vx
nữa: nx!
em: e
mọi người: mn!
thôi: thui
luôn: lun
muốn: mún
nhiều: nhìu
nước: nc!
điện thoại: đt! dt đthoại dthoai
điện tử: đt dt
số điện thoại: sđt! sdt!
công ty: cty!
tài khoản: tk!
thống kê: tk
thông tin: tt! ttin
thanh toán: tt
trực tuyến: tt
thông tư: tt
thủ tục: tt
tình trạng: tt
mật khẩu: mk
đăng ký: đk! dk! đky dky đkí dki đký
điều kiện: đk dk
đăng nhập: đn dn
doanh nghiệp: dn!
hồ sơ: hs! hso!
học sinh: hs
sinh viên: sv
giao dịch: gd!
giáo dục: gd
gia đình: gd
dữ liệu: dl!
nội dung: nd!
người dân: nd
nghị định: nd nđ
định danh: đd dd
định danh điện tử: đdđt dddt
văn bản: vb!
hành chính: hc
cơ quan: cq
quốc gia: qg
dịch vụ: dv!
đơn vị: đv! dv
hoạt động: hđ hd
hướng dẫn: hd
hợp đồng: hđ hd
thành phố: tp!
thời gian: tg! tgian!
số lượng: sl!
tỷ lệ: tl!
tài liệu: tl
trả lời: tl
kết quả: kq!
trung bình: tb
thông báo: tb
quản lý: ql qlý
cơ sở: cs
chính sách: cs
nhân viên: nv
sản xuất: sx
xã hội: xh
kinh tế: ktế
kiểm tra: ktra
việt nam: vn
hà nội: hn
hiện nay: hn
phần mềm: pm
mạng xã hội: mxh!
vấn đề: vđ vde
liên quan: lq lquan
giấy tờ: gt gto
giấy phép: gp
quyết định: qđ
quy định: qđ qd
dân cư: dc
địa chỉ: đc dc
chuyển đổi: cđ
chữ ký số: cks
chứng minh thư: cmt! cmtnd
bảo hiểm: bh
"""


def _by_form() -> dict[str, tuple[tuple[tuple[str, ...], float], ...]]:
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for line in _FORMS.strip().splitlines():
        full, _, short = line.partition(": ")
        for form in short.split():
            found.setdefault(form.rstrip("!"), {})[tuple(full.split())] = _USUAL if form.endswith("!") else _UNUSUAL
    # A form that stands for one thing alone stands for that mostly.
    return {
        form: tuple((full, _USUAL if len(fulls) == 1 and len(form) > 1 else cost) for full, cost in fulls.items())
        for form, fulls in found.items()
    }


_BY_FORM = _by_form()


def written_out(word: str) -> tuple[tuple[tuple[str, ...], float], ...]:
    """Return what a short form in lower case may stand for, with what each costs; nothing for other words."""
    return _BY_FORM.get(word, ())
