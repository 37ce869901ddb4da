"""The words of the look-up and of the sources in Vietnamese."""

from __future__ import annotations

import datetime as dt

from assistant.lookup.columns import NO_UNIT
from assistant.lookup.query import Column
from assistant.lookup.row import CHANGES, LEVEL, QUALIFIERS_IN_WORDS
from assistant.lookup.scopes import NATION
from assistant.phrases import NO_DATE
from assistant.web.table_words import ChartWords, ColumnWords, FilterWords, LookupWords, SourcesWords
from sources.document import PartialDate


def number_in_words(written: str) -> str:
    """Return plain digits with points between thousands and a comma before decimals: ``1234.5`` -> ``1.234,5``."""
    whole, _, part = written.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".")
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"


def date_in_digits(date: PartialDate) -> str:
    """Return a date as precise as it is known: "12/10/2024", "10/2024", "2024"."""
    return "/".join(f"{part:02d}" for part in (date.day, date.month, date.year) if part)


def _moment(moment: dt.datetime) -> str:
    return f"{moment:%H:%M ngày %d/%m/%Y}"


def _count(noun: str, count: int) -> str:
    return f"{number_in_words(str(count))} {noun}"


_COLUMNS = ColumnWords(
    headings={
        Column.WHAT: "Nội dung",
        Column.RELEVANCE: "Số liệu",
        Column.VALUE: "Giá trị",
        Column.UNIT: "Đơn vị",
        Column.QUALIFIER: "Từ hạn định",
        Column.PERIOD: "Thời gian",
        Column.CHANGE: "Thay đổi",
        Column.PLACE: "Nơi, cơ quan",
        Column.TITLE: "Nguồn",
        Column.PUBLISHED: "Ngày đăng",
    },
    units={"VND": "đồng", "USD": "đô la Mỹ", "EUR": "euro", NO_UNIT: NO_UNIT},
    places={NATION: NATION},
    qualifiers=QUALIFIERS_IN_WORDS,
    changes=CHANGES,
    level=LEVEL,
    no_time=NO_DATE,
    conflict="Nguồn cũng nêu số khác cho cùng thời gian: {told}",
    conflict_one="{figure}, theo “{source}”",
    badge="số khác",
)
_FILTERS = FilterWords(
    search="Tìm số liệu",
    search_hint="Ví dụ: thẻ căn cước gắn chip",
    filters="Bộ lọc và sắp xếp",
    topic="Chủ đề",
    unit="Đơn vị",
    place="Nơi, cơ quan",
    publisher="Nơi đăng",
    period="Thời gian: chọn năm, hoặc gõ",
    any_time="Mọi thời gian",
    kind="Loại số",
    sort="Sắp xếp",
    limit="Mỗi trang",
    rows="{count} dòng",
    kinds={"": "Mức và thay đổi", "level": "Chỉ mức", "change": "Chỉ thay đổi"},
    sorts={
        "": "Sát nhất, mới nhất",
        "period-desc": "Thời gian: mới trước",
        "period-asc": "Thời gian: cũ trước",
        "published_on-desc": "Ngày đăng: mới trước",
        "published_on-asc": "Ngày đăng: cũ trước",
        "value-desc": "Giá trị: lớn trước",
        "value-asc": "Giá trị: nhỏ trước",
        "what-asc": "Nội dung: A → Z",
        "what-desc": "Nội dung: Z → A",
        "unit-asc": "Đơn vị: A → Z",
        "unit-desc": "Đơn vị: Z → A",
        "qualifier-asc": "Từ hạn định",
        "qualifier-desc": "Từ hạn định, ngược lại",
        "change-desc": "Thay đổi trước, mức sau",
        "change-asc": "Mức trước, thay đổi sau",
        "place-asc": "Nơi, cơ quan: A → Z",
        "place-desc": "Nơi, cơ quan: Z → A",
        "title-asc": "Tài liệu: A → Z",
        "title-desc": "Tài liệu: Z → A",
        "publisher-asc": "Nơi đăng: A → Z",
        "publisher-desc": "Nơi đăng: Z → A",
    },
)
_CHART = ChartWords(
    name="Biểu đồ",
    few="Hãy chọn từ hai số liệu cùng đơn vị để vẽ biểu đồ.",
    mixed="Mức và thay đổi không vẽ chung được; hãy bỏ chọn bớt.",
    units_differ="Các số liệu đã chọn có đơn vị khác nhau ({units}), nên không vẽ chung được.",
    described="{points} số liệu, tính bằng {unit}; bảng bên dưới nêu từng số.",
    points="Các số trong biểu đồ",
    locale={
        "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đ"]},
        "time": {
            "dateTime": "%d/%m/%Y %H:%M",
            "date": "%d/%m/%Y",
            "time": "%H:%M",
            "periods": ["SA", "CH"],
            "days": ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"],
            "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
            "months": [f"Tháng {month}" for month in range(1, 13)],
            "shortMonths": [f"Th{month}" for month in range(1, 13)],
        },
    },
)
LOOKUP = LookupWords(
    path="/tra-cuu",
    name="Tra cứu số liệu",
    title="Tra cứu số liệu – Hỏi Số",
    about=(
        "Mọi số liệu mà các nguồn hiện có nêu, mỗi dòng một số, kèm thời gian, nơi và câu trích. Gõ có dấu hay không "
        "dấu đều được; bấm một dòng để mở nguồn, đánh dấu các dòng cùng đơn vị để vẽ biểu đồ."
    ),
    loading="Đang đọc số liệu…",
    counted=lambda count: _count("số liệu", count),
    shown="{first}–{last} trong tổng {total}",
    caption="Số liệu trong các nguồn, mỗi dòng một số",
    region="Bảng số liệu",
    nothing="Không có số liệu nào khớp; hãy tìm bằng từ khác hoặc bỏ bớt bộ lọc.",
    pick="Chọn",
    pick_row="Chọn: {told}",
    sort_by="Sắp xếp theo {column}",
    copy_column="Chép",
    copy="Chép câu",
    copy_row="Chép câu: {told}",
    copy_why="Chép thành câu có nguồn",
    copied="Đã chép câu kèm nguồn.",
    copied_button="Đã chép ✓",
    choose="Đánh dấu từ hai dòng cùng đơn vị để vẽ biểu đồ.",
    chosen="Đã chọn {figures} (nhiều nhất {most})",
    see_chart="Xem biểu đồ",
    unpick="Bỏ chọn tất cả",
    unpickable="Không chọn được",
    too_many="Đã chọn {count} số liệu, nhiều nhất là {most}; hãy bỏ chọn bớt.",
    unread="Danh sách số liệu đã chọn không đọc được; hãy tải lại trang.",
    all_files="Tải cả {figures} đang lọc",
    chosen_files="Tải {figures} đã chọn",
    address="Địa chỉ của bảng này",
    address_why="(để gửi cho người khác hoặc lưu lại)",
    back="Về bảng số liệu",
    hint="Bấm một dòng của bảng để mở tài liệu tại đúng chỗ nêu số đó.",
    refused=lambda error, _: str(error),
    columns=_COLUMNS,
    filters=_FILTERS,
    chart=_CHART,
)
SOURCES = SourcesWords(
    path="/nguon",
    name="Nguồn",
    title="Nguồn – Hỏi Số",
    about=(
        "Mọi câu trả lời đều lấy từ các tài liệu dưới đây, và chỉ từ đó. Bấm tên bài để đọc toàn văn như hệ thống đã "
        "đọc."
    ),
    search="Tìm tài liệu",
    search_hint="Tên bài, nơi đăng hoặc chủ đề; có dấu hay không dấu đều được",
    documents=lambda count: _count("tài liệu", count),
    sentences=lambda count: _count("câu", count),
    figures=lambda count: _count("số liệu", count),
    facts="{documents}, {sentences}, {figures}. Bản chỉ mục {name}, dựng lúc {built_at} (giờ Việt Nam).",
    built_at=_moment,
    shown="{first}–{last} trong {total}",
    caption="Các tài liệu nguồn, mới nhất trước",
    headings={
        "title": "Tên bài",
        "publisher": "Nơi đăng",
        "published": "Ngày đăng",
        "sentences": "Số câu",
        "figures": "Số liệu",
        "hash": "Mã băm",
    },
    date=date_in_digits,
    unknown="không rõ",
    new_tab="(mở ở thẻ mới)",
    nothing="Không có tài liệu nào khớp «{text}»; hãy thử ít từ hơn.",
    none="Chưa có tài liệu nào.",
    operators="Dành cho người vận hành",
)
