"""What newspapers, portals and offices write around a title: section, publisher, day, number of a paper."""

from __future__ import annotations

import pytest

from sources.readers import read
from tests.sources.test_labelled_heads import head

TITLE = "Mười nghìn cuốn sách về với bản làng"
TEXT = "Tỉnh đã trao 10.000 cuốn sách."


@pytest.mark.parametrize(
    ("above", "publisher", "day"),
    [
        ("Văn hóa - Đời sống\n18/11/2025 09:45 GMT+7\n\n", None, "2025-11-18"),
        ("Trang chủ  >  Văn hóa  >  Thư viện\nThứ ba, 14/10/2025 | 08:30\nCỡ chữ: A- A A+   Chia sẻ Facebook   Zalo\n",
         None, "2025-10-14"),
        ("CỔNG THÔNG TIN ĐIỆN TỬ TỈNH LÂM ĐỒNG\nTin tức - Sự kiện | Thứ sáu, 09/01/2026 | 15:10\n\n",
         "Cổng thông tin điện tử tỉnh Lâm Đồng", "2026-01-09"),
        ("Báo Núi Rừng\nThứ Tư, 28/01/2026 - Văn hóa - Sách\n\n", "Báo Núi Rừng", "2026-01-28"),
        ("Học viện Văn hóa — công bố ngày 28/11/2025\n\n", "Học viện Văn hóa", "2025-11-28"),
        ("Nhà xuất bản Tri Thức, tháng 01 năm 2026\n\n", "Nhà xuất bản Tri Thức", "2026-01"),
    ],
)  # fmt: skip
def test_what_stands_above_a_title(above: str, publisher: str | None, day: str) -> None:
    assert head(f"{above}{TITLE}\n\n{TEXT}\n", "a.txt") == (TITLE, publisher, day, TEXT)


@pytest.mark.parametrize(
    ("below", "publisher", "day"),
    [
        ("Khánh Linh - 10:33, 12/10/2023\n", None, "2023-10-12"),
        ("Bộ Văn hóa – ban hành ngày 12/10/2023\n", "Bộ Văn hóa", "2023-10-12"),
    ],
)
def test_what_stands_below_a_title(below: str, publisher: str | None, day: str) -> None:
    assert head(f"Chuyên trang\n{TITLE}\n\n{below}\n{TEXT}\n", "a.txt") == (TITLE, publisher, day, TEXT)


@pytest.mark.parametrize("title", ["Sở Văn hóa công bố lịch mở cửa thư viện", "BỘ VĂN HÓA CÔNG BỐ SỐ SÁCH"])
def test_what_a_body_does_is_a_title(title: str) -> None:
    assert head(f"{title}\nThứ Ba, 05/03/2024\n\n{TEXT}", "a.txt")[:3] == (title, None, "2024-03-05")


def test_the_agency_that_opens_a_text_publishes_it() -> None:
    text = f"Thứ năm, 05/03/2024\n{TITLE}\n\n(Bản tin Sách) - {TEXT}"
    assert head(text, "a.txt")[:3] == (TITLE, "Bản tin Sách", "2024-03-05")


@pytest.mark.parametrize(
    "text",
    [
        "Báo Núi Rừng\nChuyên trang\n\nMười nghìn cuốn sách đã được trao.",
        "Đến 30/6/2025 | 118 cuốn\nĐến 30/9/2025 | 128 cuốn\n",
        "Hội sách mở ngày 05/03/2024 tại phố đi bộ.\n",
        "Sáng 05/03/2024, tỉnh trao 5 cuốn sách.\n",
    ],
)
def test_a_body_or_a_sentence_with_a_day_is_no_head(text: str) -> None:
    assert head(text, "a.txt") == (None, None, "None", text.strip())


def test_a_paper_is_official_by_its_number_too() -> None:
    above = "BỘ VĂN HÓA\nSố: 45/TB-BVH\nHà Nội, ngày 16 tháng 01 năm 2026\n\n"
    text = f"{above}THÔNG BÁO\nKết luận về thư viện\n\nMở 5 thư viện."
    title = "Thông báo: Kết luận về thư viện (số 45/TB-BVH)"
    assert head(text, "a.txt")[:3] == (title, "Bộ Văn hóa", "2026-01-16")


def test_an_extract_tells_kind_number_and_day_on_one_line() -> None:
    line = "**QUYẾT ĐỊNH số 15/QĐ-TTg ngày 22 tháng 12 năm 2025**"
    text = f"THỦ TƯỚNG CHÍNH PHỦ\n\n{line}\n\n**Phê duyệt Chương trình Sách**\n\nA."
    title = "Quyết định: Phê duyệt Chương trình Sách (số 15/QĐ-TTg)"
    assert head(text)[:3] == (title, "Thủ tướng Chính phủ", "2025-12-22")


PAGE = """<html><head><title>Giá vé | Sở Văn hóa tỉnh Lâm Đồng</title></head><body><article><h1>Giá vé thư viện</h1>
<p><em>Ngày đăng: 27/01/2026</em></p><p>Giá vé vào thư viện và phòng đọc của tỉnh như trong bảng dưới đây của Sở.</p>
<table><caption>Giá một lượt (đồng/lượt)</caption><tr><th rowspan="2">Nơi</th><th colspan="2">Năm 2024</th>
<th colspan="2">Năm 2025</th></tr><tr><th>Giá</th><th>Hạng</th><th>Giá</th><th>Hạng</th></tr>
<tr><td rowspan="2">Đà Lạt</td><td>5.000</td><td>1</td><td>6.000</td><td>2</td></tr>
<tr><td>7.000</td><td>3</td><td>8.000</td><td>4</td></tr></table>
<p>Trẻ em dưới mười tuổi và người khuyết tật không phải mua vé khi có người lớn đi cùng.</p></article></body></html>"""


def test_a_page_tells_its_day_in_a_line_and_its_publisher_in_the_title_of_the_window() -> None:
    page = read("a.html", PAGE.encode())
    assert (page.publisher, str(page.published_on)) == ("Sở Văn hóa tỉnh Lâm Đồng", "2026-01-27")


def test_cells_that_span_others_are_made_plain_and_a_caption_stays() -> None:
    text = read("a.html", PAGE.encode()).text
    assert "Giá một lượt (đồng/lượt)" in text
    assert "| Nơi | Giá – Năm 2024 | Hạng – Năm 2024 | Giá – Năm 2025 | Hạng – Năm 2025 |" in text
    assert "| Đà Lạt | 5.000 | 1 | 6.000 | 2 |\n| Đà Lạt | 7.000 | 3 | 8.000 | 4 |" in text


def test_spans_that_no_table_can_have_are_cut() -> None:
    wide = PAGE.replace('colspan="2"', 'colspan="99999999"').replace('rowspan="2">Đà', 'rowspan="x">Đà')
    assert "Đà Lạt | 5.000" in read("a.html", wide.encode()).text


@pytest.mark.parametrize(
    ("line", "publisher", "day"),
    [
        ("Sở Văn hóa tỉnh Lâm Đồng biên soạn. Cập nhật ngày 10/12/2025.", "Sở Văn hóa tỉnh Lâm Đồng", "2025-12-10"),
        ("*Tạp chí Sách, số tháng 12/2025 (ra ngày 18/12/2025). Người viết: Lan.*", "Tạp chí Sách", "2025-12-18"),
        ("Phát hành ngày 25/01/2026", None, "2026-01-25"),
        ("Bản tin số 1 - Cục Sách và Thư viện\nPhát hành ngày 25/01/2026", "Cục Sách và Thư viện", "2026-01-25"),
    ],
)
def test_an_imprint_below_a_title(line: str, publisher: str | None, day: str) -> None:
    assert head(f"# {TITLE}\n\n{line}\n\n{TEXT}\n") == (TITLE, publisher, day, TEXT)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("tieu_de: Sách\ndon_vi: Sở Văn hóa\ncap_nhat: 2025-11-18", ("Sách", "Sở Văn hóa", "2025-11-18")),
        ("title: Sách\nsource: Báo Mới\ndate: 14/01/2026", ("Sách", "Báo Mới", "2026-01-14")),
        ("Tên bài: Sách\nCơ quan: Sở Văn hóa\nNgày ban hành: 2025-10-20", ("Sách", "Sở Văn hóa", "2025-10-20")),
        ("title: Sách\npublished_on: 2024-01-02\ndate: 2025-01-02\nupdated: x", ("Sách", None, "2024-01-02")),
        ("title: Sách\ndate: hôm qua", ("Sách", None, "None")),
    ],
)
def test_front_matter_of_other_programs(front: str, expected: tuple[str, str | None, str]) -> None:
    assert head(f"---\n{front}\n---\n\n{TEXT}\n")[:3] == expected


def test_a_heading_that_only_tells_the_kind_of_a_paper_is_no_title() -> None:
    front = "---\nco_quan: Bộ Văn hóa\n---\n\n"
    text = f"{front}# THÔNG TƯ\n\n**Quy định việc mượn sách**\n\nĐiều 1. Phạm vi\nMượn sách."
    assert head(text)[:2] == ("Thông tư: Quy định việc mượn sách", "Bộ Văn hóa")


def test_a_release_is_official_by_its_place_and_day() -> None:
    text = (
        "BỘ VĂN HÓA\nTỔ SÁCH\n\nTHÔNG CÁO BÁO CHÍ\nKết quả đọc sách\n\nHà Nội, ngày 09 tháng 10 năm 2025\n\nCó 5 sách."
    )
    title = "Thông cáo báo chí: Kết quả đọc sách"
    assert head(text, "a.txt")[:3] == (title, "Bộ Văn hóa", "2025-10-09")


def test_a_report_names_its_body_in_small_letters() -> None:
    day = "*Nghệ An, ngày 12 tháng 01 năm 2026*"
    text = f"# BÁO CÁO\n## Kết quả đọc sách năm 2025\n\nUBND tỉnh Nghệ An\n\n{day}\n\nCó 5 sách."
    assert head(text)[:3] == ("Báo cáo: Kết quả đọc sách năm 2025", "UBND tỉnh Nghệ An", "2026-01-12")
