"""What is understood by a question: what must stay stays, and what was typed wrongly is mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.abbreviations import Abbreviations
from index.diacritics import DiacriticRestorer
from index.understanding import Understanding
from sources.text import accent_key

SENTENCES = [
    "Bộ Công an đã cấp hơn 87 triệu thẻ căn cước công dân gắn chip",
    "Người dân đăng ký tài khoản định danh điện tử mức độ 2 tại cơ quan công an",
    "Tỷ lệ hồ sơ trực tuyến của cả nước đạt 43,8%",
    "Đề án 06 giúp người dân dùng tài khoản VNeID",
    "EVN và VNPT nối dữ liệu với Cơ sở dữ liệu quốc gia về dân cư (CSDLQG về DC)",
    "Hà Nam cấp 800 nghìn thẻ, Thái Nguyên cấp 900 nghìn thẻ, Quảng Ngãi cấp 700 nghìn thẻ",
    "Nghị quyết 17/NQ-CP nêu việc xử lý hồ sơ trên môi trường điện tử",
    "Doanh nghiệp thanh toán trực tuyến lệ phí thủ tục hành chính",
    "Người dân khai thông tin cá nhân, không phải nộp bản sao giấy tờ",
    "Muốn đổi thẻ căn cước thì phải có số điện thoại và mật khẩu",
    "Cổng dịch vụ công quốc gia có 16 triệu tài khoản của công dân",
    "Cấp lại thẻ căn cước mất 7 ngày, không phải nộp tiền",
]
LANGUAGE = DiacriticRestorer.learn([". ".join(SENTENCES)])
UNDERSTANDING = Understanding(LANGUAGE, Abbreviations.learn(SENTENCES))
NAMES = [
    "VNeID",
    "EVN",
    "VNPT",
    "2023",
    "06",
    "17/NQ-CP",
    "43,8%",
    "a.b@gmail.com",
    "https://dti.gov.vn/xep-hang",
    "🙂",
]


def understood(question: str) -> str:
    return UNDERSTANDING.read(question).text


@pytest.mark.parametrize(
    "question",
    [
        "VNeID là gì?",
        "Đề án 06 giúp gì cho người dân?",
        "EVN và VNPT đã nối dữ liệu chưa?",
        "Hà Nam đã cấp bao nhiêu thẻ?",
        "Hà Nội đã cấp bao nhiêu thẻ?",
        "Thái Nguyên xếp hạng mấy?",
        "Năm 2022 và tháng 6/2023 cấp bao nhiêu thẻ?",
        "Nghị quyết 17/NQ-CP nói gì?",
        "Gửi a.b@gmail.com hay https://dti.gov.vn/xep-hang được không?",
        "Giá vàng hôm nay bao nhiêu?",
        "Ngày mai trời có mưa không?",
        "Ông Mẫn Văn Thuyên là ai?",
        "Đội bóng đá nào vô địch World Cup?",
        "How many accounts have been activated on VNeID?",
        "the number of accounts",
        "thẻ căn cước 🙂🙂",
        "Blockchain, Facebook, Zalo, iPhone là gì?",
        "",
        "???",
    ],
)
def test_what_is_typed_rightly_stays(question: str) -> None:
    assert understood(question) == question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vneid la gi", "vneid là gì"),
        ("de an 06 giup nguoi dan", "đề án 06 giúp người dân"),
        ("evn va vnpt noi du lieu", "evn và vnpt nối dữ liệu"),
        ("ha nam cap bao nhieu the", "hà nam cấp bao nhiêu thẻ"),
        ("ha noi cap bao nhieu the", "hà nội cấp bao nhiêu thẻ"),
        ("Thai Nguyen cap bao nhieu the", "Thái Nguyên cấp bao nhiêu thẻ"),
        ("nghi quyet 17/NQ-CP", "nghị quyết 17/NQ-CP"),
        ("HÀ NAM CẤP BAO NHIÊU THẺ", "hà nam cấp bao nhiêu thẻ"),
        ("EVN VA VNPT NOI DU LIEU VNEID 2023", "EVN và VNPT nối dữ liệu VNEID 2023"),
        ("DE AN 06 LA GI", "đề án 06 là gì"),
    ],
)
def test_names_without_diacritics_and_in_capitals(typed: str, meant: str) -> None:
    assert understood(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # One key beside, too many, too few, swapped.
        ("căn cuớc công dâm", "căn cước công dân"),
        ("thẻẻ căn cước", "thẻ căn cước"),
        ("thủ tục hành chínhh", "thủ tục hành chính"),
        ("dịhc vụ côgn quốc gia", "dịch vụ công quốc gia"),
        ("tài khoan dinh dnah điện tử", "tài khoản định danh điện tử"),
        # Wrong diacritics, and spelling by ear.
        ("căn cướt công dân", "căn cước công dân"),
        ("xữ lý hồ sơ", "xử lý hồ sơ"),
        ("dữ lịêu dân cư", "dữ liệu dân cư"),
        ("Quảng Ngải cấp bao nhiêu thẻ?", "Quảng Ngãi cấp bao nhiêu thẻ?"),
        ("chực tuyến", "trực tuyến"),
        # Keystrokes of an input method that is off.
        ("cawn cuwowcs coong daan laf gif", "căn cước công dân là gì"),
        ("can8 cuoc71 co6ng dan6 la2 gi2", "căn cước công dân là gì"),
        # Spaces.
        ("căncước công dân", "căn cước công dân"),
        ("că n cước công dân", "căn cước công dân"),
        ("că ncước công dân", "căn cước công dân"),
        # Chats.
        ("co bn the cccd dc cap", "có bao nhiêu thẻ cccd được cấp"),
        ("ko phải nộp tiền hok", "không phải nộp tiền không"),
        ("mún đổi thẻ thì fải có j", "muốn đổi thẻ thì phải có gì"),
        ("khai tt cá nhân", "khai thông tin cá nhân"),
        ("tt trực tuyến lệ phí", "thanh toán trực tuyến lệ phí"),
    ],
)
def test_slips_are_mended_in_their_context(typed: str, meant: str) -> None:
    assert understood(typed) == meant


def test_a_number_typed_together_is_no_keystroke() -> None:
    assert understood("quy1 2023") == "quy1 2023"
    assert understood("cấp mức2") == "cấp mức2"


def test_abbreviations_and_english_stand_beside_the_question() -> None:
    assert UNDERSTANDING.read("CSDLQG về DC là gì?").beside == ("Cơ sở dữ liệu quốc gia về dân cư",)
    for typed, name in (
        ("dn thanh toán lệ phí", "doanh nghiệp"),
        ("đk tk mức độ 2", "tài khoản"),
        ("Có bao nhiêu TK VNeID?", "tài khoản"),
    ):
        assert name in UNDERSTANDING.read(typed).beside
    read = UNDERSTANDING.read("How many ID cards were issued?")
    assert read.text == read.typed
    assert read.beside == ("bao nhiêu", "thẻ căn cước", "cấp")
    assert read.meant == "How many ID cards were issued? bao nhiêu thẻ căn cước cấp"


def test_how_it_was_understood_is_told_where_it_is_in_other_words() -> None:
    assert UNDERSTANDING.read("co bn the").in_other_words == "có bao nhiêu thẻ"
    assert UNDERSTANDING.read("co bao nhieu the").in_other_words is None
    assert UNDERSTANDING.read("Có bao nhiêu thẻ?").in_other_words is None


def test_of_a_question_without_diacritics_only_the_letters_are_sure() -> None:
    read = UNDERSTANDING.read("co bn the can cuoc")
    assert (read.text, read.plain) == ("có bao nhiêu thẻ căn cước", "co bao nhieu the can cuoc")
    assert UNDERSTANDING.read("có bn thẻ").plain == "có bao nhiêu thẻ"


def test_nothing_learnt_changes_nothing() -> None:
    empty = Understanding(DiacriticRestorer.learn([]), Abbreviations({}))
    for typed in ("co bn the cawn cuoc71", "căncước ko thẻẻ", "dịhc vụ"):
        assert empty.read(typed).text == typed


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), st.sampled_from([". ", "; ", "? "]))
def test_sentences_of_the_documents_stay_as_they_are(sentences: list[str], between: str) -> None:
    text = between.join(sentences)
    assert understood(text) == text


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    read = UNDERSTANDING.read(text)
    assert read.typed == text
    assert len(read.plain) == len(read.text)


_TYPED = st.lists(st.sampled_from(" ".join(SENTENCES).split()), max_size=6).map(" ".join)


@given(_TYPED, st.sampled_from(NAMES), _TYPED)
def test_names_survive_among_any_words(before: str, name: str, after: str) -> None:
    assert name in understood(f"{before} {name} {after}").split()


@given(
    st.lists(st.sampled_from(sorted({accent_key(w) for w in " ".join(SENTENCES).split() if w.isalpha()})), max_size=8)
)
def test_accented_words_of_the_documents_are_never_changed(words: list[str]) -> None:
    accented = [word for word in words if not word.isascii()]
    text = " ".join(accented)
    assert understood(text) == text


@pytest.mark.parametrize("typed", ["2k3", "làm thẻ phí 50k", "quy1 va thang1", "1" * 1000])
def test_numbers_keep_what_is_written_together_with_them(typed: str) -> None:
    understood = UNDERSTANDING.read(typed).text
    assert [c for c in understood if c.isdigit()] == [c for c in typed if c.isdigit()]
    assert "không" not in understood


def test_a_question_may_open_with_how_people_ask_though_the_documents_open_otherwise() -> None:
    texts = [". ".join(["Báo Nhân Dân viết", "Nhiều nơi mất điện", "Hồ sơ nộp ở bộ", "Báo cáo của cán bộ"] * 20)]
    understanding = Understanding(DiacriticRestorer.learn(texts), Abbreviations({}))
    assert understanding.read("bao nhieu ho so").text == "bao nhiêu hồ sơ"
    assert understanding.read("bao cao cua can bo").text == "báo cáo của cán bộ"


@pytest.mark.parametrize("clean", ["bị sa thải thì làm sao", "ly hôn ở đâu", "app bị lag", "tài xế taxi"])
def test_everyday_words_are_no_slips(clean: str) -> None:
    assert UNDERSTANDING.read(clean).text == clean


def test_a_short_form_with_a_sign_in_it_is_one() -> None:
    said = [*SENTENCES, *("Người dân của bộ giao dịch điện tử, bộ giao dịch được mấy điểm" for _ in range(9))]
    understanding = Understanding(DiacriticRestorer.learn([". ".join(said)]), Abbreviations.learn(said))
    assert understanding.read("Bộ GD&ĐT được mấy điểm?").text == "Bộ GD&ĐT được mấy điểm?"
    assert understanding.read("Số GD điện tử là bao nhiêu?").text == "Số giao dịch điện tử là bao nhiêu?"
