"""Web pages: what is main text, what is not, and what a page says of itself. The pages are written for this test."""

from __future__ import annotations

import pytest

from sources.errors import BrokenFile
from sources.figures import find_figures
from sources.readers import read
from sources.sentences import find_sentences
from tests.sources.test_readers_encodings import encoded

NEWS = """<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>Cấp hơn 80 triệu thẻ căn cước - Báo Thử Nghiệm</title>
<meta property="og:title" content="Cấp hơn 80 triệu thẻ căn cước">
<meta property="og:site_name" content="Báo Thử Nghiệm"><meta name="author" content="Nguyễn Văn An">
<meta property="article:published_time" content="2023-07-12T08:30:00+07:00">
<link rel="canonical" href="https://bao.example.vn/cap-the-123.html"></head><body>
<header><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/ts">Thời sự 24 giờ</a></li></ul></nav></header>
<div id="cookie-banner">Trang này dùng 3 loại cookie. <button>Đồng ý</button></div>
<main><article><h1>Cấp hơn 80 triệu thẻ căn cước</h1><p class="author">Nguyễn Văn An</p>
<p class="sapo">Tính đến ngày 30/6/2023, cả nước đã cấp <b>80,3 triệu</b> thẻ căn cước, đạt 95% kế hoạch năm.</p>
<h2>Kết quả tại địa phương</h2>
<p>Theo báo cáo của tổ công tác, tỉnh Bình Minh đã cấp 1,2 triệu thẻ trong 6 tháng đầu năm 2023.</p>
<ul><li>Nộp tại xã: 45.000 hồ sơ;</li><li>Tài khoản định danh: 320.000 tài khoản.</li></ul>
<table><tr><th>Địa phương</th><th>Số thẻ</th></tr><tr><td>Hòa An</td><td>800.000 thẻ</td></tr></table>
<p>Tỉnh đặt mục tiêu cấp thêm 300 nghìn thẻ trước ngày 31/12/2023 cho người dân vùng sâu, vùng xa.</p>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul><li><a href="/a">Đã có 20 triệu tài khoản</a></li></ul></div>
</article></main>
<aside><h3>Tin cùng chuyên mục</h3><ul><li><a href="/c">Giá xăng tăng 500 đồng một lít</a></li></ul></aside>
<footer>Giấy phép số 12/GP-BTTTT. Điện thoại: 024.1234567. © 2024 Báo Thử Nghiệm</footer></body></html>"""

# No marks of meaning: the publisher stands in the window's title, the day in the text, the aside under a heading.
BARE = """<html><head><title>Xử lý 45.000 hồ sơ | Báo Sông Hồng</title></head><body>
<div class="top-menu"><a href="/">Trang chủ</a> <a href="/x">Video</a> <a href="/y">Thể thao</a></div>
<div class="content"><h1>Xử lý 45.000 hồ sơ</h1><span class="date">Thứ tư, 05/07/2023, 08:30 (GMT+7)</span>
<div class="detail"><p>Trong 6 tháng đầu năm 2023, tỉnh đã xử lý 45.000 hồ sơ, tăng 12% so với cùng kỳ năm trước.</p>
<p>Riêng tháng 6, số hồ sơ là 9.200, cao nhất từ đầu năm, theo báo cáo của Sở.</p>
<p><strong>Tin liên quan:</strong></p><ul><li><a href="/1">Thành phố có 300 điểm bưu chính</a></li></ul>
<p>Sở đặt mục tiêu 100.000 hồ sơ cho cả năm, trong đó 80% nộp qua mạng ở mức toàn trình.</p></div></div>
<div class="box"><h2>Cùng chuyên mục</h2><div><h3><a href="/3">Giá vàng lên 75 triệu đồng</a></h3></div></div>
<div class="footer">Tổng biên tập: Lê C. Điện thoại 0243 999 999. Copyright 2024</div></body></html>"""


def test_only_the_main_text_is_read() -> None:
    document = read("a.html", NEWS.encode())
    body = document.body.of(document.text)
    for shown in ("80,3 triệu thẻ", "## Kết quả tại địa phương", "- Nộp tại xã: 45.000 hồ sơ;", "800.000 thẻ |"):
        assert shown in body
    for aside in ("Trang chủ", "24 giờ", "cookie", "20 triệu", "Giá xăng", "Giấy phép", "1234567", "**"):
        assert aside not in body
    assert body.count("Cấp hơn 80 triệu thẻ căn cước") == 1


def test_what_a_page_says_of_itself_stands_before_the_body() -> None:
    document = read("a.html", NEWS.encode())
    assert (document.title, document.publisher) == ("Cấp hơn 80 triệu thẻ căn cước", "Báo Thử Nghiệm")
    assert (str(document.published_on), document.url) == ("2023-07-12", "https://bao.example.vn/cap-the-123.html")
    assert "byline: Nguyễn Văn An\n" in document.text[: document.body.start]


def test_structure_is_what_the_sentence_finder_understands() -> None:
    document = read("a.html", NEWS.encode())
    sentences = {s.span.of(document.text): s for s in find_sentences(document.text, document.body)}
    assert sentences["Kết quả tại địa phương"].is_heading
    item = sentences["Tài khoản định danh: 320.000 tài khoản."]
    assert item.heading is not None
    assert item.heading.of(document.text) == "Kết quả tại địa phương"
    figures = {figure.span.of(document.text) for figure in find_figures(document)}
    assert {"80,3 triệu", "95%", "1,2 triệu", "45.000", "320.000"} <= figures


def test_a_page_without_marks_of_meaning() -> None:
    document = read("a.htm", BARE.encode())
    assert (document.title, document.publisher) == ("Xử lý 45.000 hồ sơ", "Báo Sông Hồng")
    assert str(document.published_on) == "2023-07-05"  # day first
    body = document.body.of(document.text)
    assert "9.200" in body
    assert "100.000" in body
    for aside in ("300 điểm", "Giá vàng", "Video", "Tổng biên tập", "08:30"):
        assert aside not in body


def test_a_saved_word_page_keeps_numbers_and_paragraphs() -> None:
    page = (
        "<html><body><div class=WordSection1><p class=MsoNormal><b>BÁO CÁO</b></p><p>Năm 2023 có 12.000 hồ sơ.</p>"
        "<p class=MsoListParagraph>1. Cấp mới 5.000 thẻ;</p><p>2. Cấp đổi 7.000 thẻ.</p></div></body></html>"
    )
    assert read("a.html", page.encode()).text.split("\n\n") == [
        "BÁO CÁO", "Năm 2023 có 12.000 hồ sơ.", "1. Cấp mới 5.000 thẻ;", "2. Cấp đổi 7.000 thẻ.\n",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["tcvn3", "vni"])
def test_a_page_in_an_old_font_reads_as_the_same_page_in_unicode(code: str) -> None:
    old = read("a.html", encoded(NEWS.replace("utf-8", "x-user-defined"), code))
    new = read("a.html", NEWS.encode())
    if code == "tcvn3":  # it has no capitals with a tone
        assert old.text.lower() == new.text.lower()
    else:
        assert old.text == new.text


def test_letters_written_as_entities() -> None:
    written = "".join(f"&#{ord(letter)};" if ord(letter) > 127 else letter for letter in NEWS)
    assert read("a.html", written.encode()).text == read("a.html", NEWS.encode()).text


@pytest.mark.parametrize("code", ["utf-16", "iso-8859-1"])
def test_a_declared_encoding_is_used(code: str) -> None:
    page = (
        f"<html><head><meta charset='{code}'><title>Café</title></head><body><p>Año 2023: 12 cafés.</p></body></html>"
    )
    assert "Año 2023: 12 cafés." in read("a.html", page.encode(code)).text


def test_a_page_without_text_is_named() -> None:
    with pytest.raises(BrokenFile, match=r"Tệp a\.html không có phần chữ chính"):
        read("a.html", b"<html><head><title>x</title></head><body></body></html>")


def test_signs_stand_as_on_the_page() -> None:
    page = (
        "<html><body><p>A &lt; 5 thẻ, B &gt; 7 thẻ &amp; C = 2*3 thẻ - D_1 (x) [1] #2 trong năm 2023.</p></body></html>"
    )
    assert read("a.html", page.encode()).text == "A < 5 thẻ, B > 7 thẻ & C = 2*3 thẻ - D_1 (x) [1] #2 trong năm 2023.\n"


PLAIN = """<html><head><meta charset="utf-8"><title>Hỏi đáp về thư viện</title>
<meta name="author" content="Sở Văn hóa tỉnh Bình Minh"><meta name="date" content="2025-10-06"></head><body>
{menu}<h1>Hỏi đáp về thư viện</h1><p>Nội dung do Sở biên tập để bạn đọc trong tỉnh tiện tra cứu khi cần.</p>
<h2>Làm thẻ</h2><h3>Câu 1. Làm thẻ thư viện hết bao nhiêu tiền?</h3>
<p>Trả lời: Nộp tại quầy là 30.000 đồng, nộp qua mạng là 20.000 đồng. Học sinh được miễn khi có giấy giới thiệu.</p>
<h2>Mượn sách</h2><ul><li>Mỗi lần mượn không quá 5 cuốn sách in.</li><li>Thời hạn mượn là 14 ngày.</li></ul>
<table><tr><th>Loại thẻ</th><th>Mức thu (đồng/lần)</th></tr><tr><td>Thẻ năm</td><td>50.000</td></tr></table>
</body></html>"""


def test_a_page_without_an_article_keeps_its_structure() -> None:
    document = read("a.html", PLAIN.format(menu="").encode())
    body = document.body.of(document.text)
    for shown in ("## Làm thẻ\n", "### Câu 1. Làm thẻ thư viện hết bao nhiêu tiền?", "- Thời hạn mượn là 14 ngày."):
        assert shown in body
    assert "| Thẻ năm | 50.000 |" in body
    assert document.publisher == "Sở Văn hóa tỉnh Bình Minh"
    assert [one.unit for one in find_figures(document) if one.span.of(document.text) == "50.000"] == ["VND"]


def test_of_a_page_that_is_mostly_menus_no_more_is_read_for_its_headings() -> None:
    links = "".join(f"<p><a href='/{n}'>Tin số {n} về chuyện ở nơi khác trong tỉnh hôm nay</a></p>" for n in range(60))
    document = read("a.html", PLAIN.format(menu=f"<div>{links}</div>").encode())
    assert document.text.count("chuyện ở nơi khác") < 60
    assert "30.000 đồng" in document.text
