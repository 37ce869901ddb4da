"""Which form the answer to a question has (a time, a body, a definition, a list …), and which sentences have it."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Sequence
from collections.abc import Set as Collection

from assistant.wording import Wording
from sources.text import accent_key, fold


class AnswerForm(enum.Enum):
    """What a question that no figure answers asks for."""

    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    DEFINITION = "definition"
    REASON = "reason"
    LIST = "list"
    HOW = "how"
    ALLOWED = "allowed"


# What is remembered of questions and of sentences that were judged before.
QUESTIONS, _SENTENCES = 256, 20_000


def whole_words(words: str) -> re.Pattern[str]:
    """Return a pattern of alternatives that stand as whole words."""
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


# Tried in this order on the question's letters: the first that holds is what is asked.
_ASKED: tuple[tuple[AnswerForm, re.Pattern[str]], ...] = (
    (AnswerForm.DEFINITION, whole_words(r"the\s+nao\s+(?:duoc\s+|thi\s+)?(?:goi\s+)?la|(?:dinh\s+nghia"
        r"|duoc\s+hieu)\s+(?:nhu\s+)?(?:the\s+nao|la\s+gi|ra\s+sao)")),
    (AnswerForm.REASON, whole_words(
        r"(?<![\w ])sao\s+(?!ke|luu|chep|bien)\w+|"
        r"vi\s+sao|tai\s+sao|vi\s+dau|do\s+dau|nho\s+(?:dau|gi)|nguyen\s+nhan|ly\s+do|li\s+do|sao\s+(?:lai|phai)|why"
        r"|(?<!lam )(?<!the )(?<!ra )(?<!thi )(?<!khong )sao\s+(?:kho|cham|thap|it|van|chua|bi|con|nhieu|cao|giam|tang)"
        r"|de\s+lam\s+gi|nham\s+(?:muc\s+dich\s+)?gi")),
    (AnswerForm.WHEN, whole_words(
        r"(?:sang|trua|chieu|toi|ngay|hom|vao|tu|den)\s+thu\s+may|khi\s+nao|bao\s+gio|ngay\s+(?:nao|may)|thoi\s+diem\s+nao|luc\s+nao|nam\s+nao|thang\s+nao"
        r"|(?:hoi|hom|bua|dip|mua)\s+nao|when")),
    (
        AnswerForm.LIST,
        whole_words(
            r"(?:truong\s+hop|dieu\s+kien|linh\s+vuc|dang|loai|muc|thong\s+tin|giay\s+to|yeu\s+to|tien\s+ich|chuc\s+nang|hanh\s+vi|nhiem\s+vu"
            r"|hinh\s+thuc|nguyen\s+tac|noi\s+dung|tieu\s+chi|buoc)\s+(?:nao|gi)|gom(?:\s+co)?\s+(?:nhung|cac)?\s*(?:gi|nao)|bao\s+gom|gom\s+(?:may|bao\s+nhieu)|(?:nhung|cac)\s+(?:\w+\s+){1,5}(?:nao|gi)"
            r"|nhung\s+(?:gi|ai|dau)|liet\s+ke|ke\s+ten|may\s+(?:loai|nhom|buoc|cach|truong\s+hop|hinh\s+thuc)|which\s+\w+s"
        ),
    ),
    (
        AnswerForm.HOW,
        whole_words(
            r"lam\s+(?:the\s+nao|sao)|lam\s+cach\s+nao|cach\s+nao|(?:nhu\s+)?the\s+nao|ra\s+sao|how\s+(?:to|do|does|can|is)|thu\s+tuc|trinh\s+tu|cac\s+buoc"
            r"|huong\s+dan|cach\s+(?!mang|ly|biet|xa)\w+|kieu\s+gi"
        ),
    ),
    (AnswerForm.WHO, whole_words(
        r"ai|who|(?:nguoi|co\s+quan|don\s+vi|bo|to\s+chuc|cap|ben|noi|nganh|chuc\s+danh|lanh\s+dao|hang"
        r"|dia\s+phuong|tinh|doi\s+tuong)\s+nao")),
    (AnswerForm.WHERE, whole_words(r"o\s+dau|tai\s+dau|cho\s+nao|noi\s+nao|(?:den|toi|vao|tu|ra)\s+dau|where")),
    (
        AnswerForm.ALLOWED,
        whole_words(
            r"co\s+(?:\w+\s+){0,9}khong|duoc\s+(?:\w+\s+){0,6}khong|phai\s+(?:\w+\s+){0,6}khong|co\s+(?:phai|can|bi|duoc|nen)|co\s+the|dung\s+khong"
            r"|(?:duoc|dc|hop\s+le|bat\s+buoc)\s+(?:ko|k|hok|hong|hem|khong)|can\s+i|is\s+it"
        ),
    ),
    (AnswerForm.DEFINITION, whole_words(
        r"(?:la|nghia\s+la)\s+(?:gi|j|sao)|la\s+(?:cai|viec|loai)\s+gi|nghia\s+la|khai\s+niem"
        r"|dinh\s+nghia|hieu\s+(?:la|(?:nhu\s+)?the\s+nao)|dinh\s+nghia\s+(?:nhu\s+)?the\s+nao"
        r"|what\s+(?:is|are)|viet\s+tat")),
)  # fmt: skip

# What a sentence of that form holds, on its letters without diacritics.
_HELD: dict[AnswerForm, re.Pattern[str]] = {
    AnswerForm.WHEN: re.compile(
        r"(?<!\w)(?:cac|mot\s+trong\s+cac)\s+truong\s+hop(?!\w)|\d{1,2}\s*[/-]\s*\d|(?<!\w)(?:(?:ngay|thang|nam|quy|gio)\s+(?:\d|[ivx]+\b)|\d+\s*(?:h|gio|phut|ngay|thang|nam)|(?:19|20)\d\d"
        r"|khi|ngay\s+sau|thoi\s+diem|truoc|sau\s+(?:khi|do)|trong\s+thoi\s+han|ke\s+tu|hien\s+nay|het\s+thoi\s+han|hang\s+(?:nam|thang|quy))(?!\w)"
    ),
    AnswerForm.WHO: whole_words(
        r"bo|cong\s+an|co\s+quan|uy\s+ban|ubnd|chinh\s+phu|thu\s+tuong|chu\s+tich|bo\s+truong|ong|ba|nguoi|cong\s+dan|ca\s+nhan|to\s+chuc"
        r"|doanh\s+nghiep|don\s+vi|cuc|so|tinh|thanh\s+pho|quoc\s+hoi|ban|toa\s+an|giam\s+doc|truong|thu\s+truong|chu\s+the|ben"
    ),
    AnswerForm.WHERE: whole_words(
        r"tai|o|tru\s+so|dia\s+diem|noi\s+(?:\w+\s+)?(?:cu\s+tru|thuong\s+tru|tam\s+tru|lam|o|nop|cap)|tren\s+(?:cong|trang|ung\s+dung|mang|app|vneid)"
        r"|den\s+(?:\w+\s+){0,3}(?:co\s+quan|cong\s+an|noi|tru\s+so)|muc|tab|trang|cong|ch\s+play|app\s+store|google\s+play"
    ),
    AnswerForm.DEFINITION: whole_words(r"la|nghia|goi\s+la|viet\s+tat"),
    AnswerForm.REASON: whole_words(r"do|vi|nham|de|boi|nguyen\s+nhan|ly\s+do|giup|gop\s+phan|nen|bao\s+dam|theo"),
    AnswerForm.LIST: re.compile(r":|;|,|(?<!\w)(?:gom|sau\s+day|nhu\s+sau|va|hoac)(?!\w)"),
    AnswerForm.HOW: whole_words(
        r"buoc|bam|chon|nhap|thuc\s+hien|thu\s+tuc|trinh\s+tu|nhu\s+sau|nop|de\s+nghi|den|mo|dang\s+nhap|theo|bang|thong\s+qua|lam|kiem\s+tra"
        r"|phai|co\s+trach\s+nhiem|quet|gui|go"
    ),
    AnswerForm.ALLOWED: whole_words(
        r"duoc|khong|phai|co\s+the|nghiem\s+cam|cam|quyen|co\s+gia\s+tri|bat\s+buoc|truong\s+hop|tu\s+nguyen|mien|theo\s+nhu\s+cau|thi|tru"
    ),
}  # fmt: skip
# "Căn cước là …", also as an item of a list of terms: what is defined stands before the first "là".
_DEFINED = re.compile(r"^(?:\d+[.)]\s+)?(?P<term>[^:;.]{1,80}?)\s*(?:\([^)]*\)\s*)?(?:là|:)\s", re.IGNORECASE)
# "SIMO – hệ thống giám sát tài khoản – đã …", "SIMO (hệ thống giám sát tài khoản)": what it is stands beside it.
_BESIDE = re.compile(
    r"(?:^|[\s“\"])(?P<term>(?:\w+\s+){0,5}\w+)\s+(?:[–—-]\s+(?:\w+\s+){2,15}?\w+\s*[–—,-]\s|\((?:\w+\s+){2,15}?\w+\))"
)
_BESIDE_SHARE = 0.8
_ASKED_TERM = re.compile(
    r"(?:^|[,.;:?]\s*|(?:cho\s+(?:toi|minh|em|hoi|biet)|hoi|the|vay)\s+)*(?P<term>(?:\w+\s+){1,7}?)"
    r"(?:(?:duoc\s+|co\s+the\s+)?hieu\s+(?:nom\s+na|don\s+gian|ngan\s+gon)\s+|(?:noi|noi\s+cho)\s+(?:nom\s+na|de\s+hieu)\s+)?(?:(?:nghia\s+)?la\s+(?:gi|j|sao|the\s+nao|cai|viec)"
    r"|(?:duoc\s+)?(?:dinh\s+nghia|hieu|giai\s+thich)\s+(?:nhu\s+)?(?:the\s+nao|la\s+gi|ra\s+sao))(?!\w)"
)


_NEGATION = re.compile(r"(?<!\w)(?:khong|chua|chang|ko|cam)(?!\w)")
# "có được không?", "chưa?": at the end of a question they deny nothing.
_LAST_NO = re.compile(
    r"(?:(?:hay|duoc|dc|gi|hoac|hay\s+la)\s+)?(?:khong|chua|ko|k)\W*(?:a|nhi|vay|the|em|ban|ad|ah)?\W*$"
)
# Firsts and lasts, with diacritics: "đội sổ" has the letters of "đổi số". "Nhiều nhất" and "ít nhất" are bounds too.
_FIRST = re.compile(
    r"(?<!\w)(?:(?:đứng|dẫn|xếp) (?:đầu|nhất)|đầu bảng"
    r"|nhiều (?:\w+ ){0,9}?nhất|(?:cao|lớn|nhanh|tốt|mạnh) nhất|(?:hạng|thứ"
    r"|vị trí)(?: thứ)? (?:1|nhất)|quán quân|vượt trội"
    r"|điển hình|tiêu biểu|nổi bật|first|highest|best)(?!\w)"
)
_LAST_OF_ALL = re.compile(
    r"(?<!\w)(?:(?:đứng|xếp) (?:cuối|chót|bét)|đội sổ|(?:cuối|bét|chót) bảng|(?:thấp|kém|chậm"
    r"|yếu) nhất|last|lowest|worst"
    r"|(?:hạng|thứ) (?P<rank>\d+)/(?P=rank))(?!\w)"
)
_NEGATIONS = frozenset("khong chua chang ko".split())
_WORDS = re.compile(r"\w+")
_REACH = 4


def denies(text: str, asked: Collection[str]) -> bool:
    """Tell whether a sentence denies what is asked about: a word of that stands close after a "không".

    Args:
        text: The sentence.
        asked: Folded syllables that tell what the question is about.
    """
    words = _WORDS.findall(fold(text))
    return any(
        word in _NEGATIONS and not asked.isdisjoint(words[at + 1 : at + 1 + _REACH]) for at, word in enumerate(words)
    )


@functools.lru_cache(_SENTENCES)
def is_negated(text: str) -> bool:
    """Tell whether a sentence denies something; a question's closing "không?" does not."""
    return _NEGATION.search(_LAST_NO.sub("", fold(text))) is not None


def lacks_extreme(question: str, sentence: str) -> bool:
    """Tell whether a question asks for a first or a last and a sentence tells of none; typed with diacritics."""
    return any(
        pattern.search(_key(question)) is not None and pattern.search(_key(sentence)) is None
        for pattern in (_FIRST, _LAST_OF_ALL)
    )


@functools.lru_cache(_SENTENCES)
def _key(text: str) -> str:
    return " ".join(accent_key(text).split())


# "Ai cấp thẻ?" asks who acts; "ai được cấp thẻ?" asks who is acted for.
_WHO_ACTS = re.compile(
    r"(?<!\w)(?:ai|(?:co\s+quan|don\s+vi|nguoi|bo|cap|to\s+chuc)\s+nao)\s+(?:co\s+(?:tham\s+)?quyen\s+|se\s+|da\s+|lam\s+nhiem\s+vu\s+)?(?P<verb>\w+)"
)
_NO_VERBS = frozenset("duoc bi la co cung khong phai can thi o do dung tai trong va".split())


def acting_verb(question: str) -> str | None:
    """Return the folded verb whose agent a question asks for; ``None`` where it asks for none."""
    match = _WHO_ACTS.search(fold(question))
    return match["verb"] if match and match["verb"] not in _NO_VERBS else None


@functools.lru_cache(_SENTENCES)
def names_agent(sentence: str, verb: str) -> float:
    """Return 1 where a sentence tells who does what a verb says, -1 where it tells for whom alone, else 0."""
    folded = fold(sentence)
    if re.search(rf"tham\s+quyen\s+(?:\w+\s+){{0,3}}{verb}(?!\w)|(?<!\w)do\s+(?:\w+\s+){{1,12}}{verb}(?!\w)", folded):
        return 1.0
    return -1.0 if re.search(rf"(?<!\w)duoc\s+(?:\w+\s+)?{verb}(?!\w)", folded) else 0.0


def asks_for_definition(question: str) -> bool:
    """Tell whether a question asks what a term means."""
    return form_of(question) is AnswerForm.DEFINITION and bool(asked_term(question))


_BY_LAW = re.compile(r"^theo\s+(?:\w+\s+){0,8}?(?:thi\s+|,\s*)")


@functools.lru_cache(QUESTIONS)
def form_of(question: str) -> AnswerForm | None:
    """Return the form that an answer to a question has, be it typed without diacritics; ``None`` if none stands out."""
    asks = Wording(question)
    return next((form for form, pattern in _ASKED if asks.holds(pattern)), None)


# What tells a cause, with diacritics; "do Bộ Công an cấp" tells who acts.
_CAUSE = re.compile(
    r"(?<!\w)(?:(?i:nguyên\s+nhân|l[ýí]\s+do|vướng\s+mắc|trở\s+ngại|khó\s+khăn|điểm\s+nghẽn|khó\s+nhất|vì|bởi|nhằm|để|giúp|góp\s+phần|nên|bảo\s+đảm|đảm\s+bảo|nhờ|theo|khiến|dẫn\s+đến|lý\s+giải)"
    r"|[Dd]o(?!\s+(?:[A-ZĐ]|(?:bộ|sở|cục|ủy\s+ban|công\s+an|cơ\s+quan|ngân\s+hàng|công\s+ty|tổ|viện|trung\s+tâm|đồng\s+chí|ông|bà|anh|chị)\s)))(?!\w)"
)


@functools.lru_cache(_SENTENCES)
def has_form(form: AnswerForm, sentence: str) -> bool:
    """Tell whether a sentence holds what an answer of a form holds."""
    if form is AnswerForm.REASON and fold(sentence) != sentence.lower():
        return _CAUSE.search(sentence) is not None
    return _HELD[form].search(fold(sentence)) is not None


# "Thế nào là học bạ số?": the term stands behind.
_TERM_BEHIND = re.compile(r"(?:the\s+nao|hieu\s+sao)\s+(?:duoc\s+|thi\s+)?(?:goi\s+)?la\s+(?P<term>(?:\w+\s*){1,7})")


def asked_term(question: str) -> tuple[str, ...]:
    """Return the folded syllables of what "… là gì" asks about; none where it asks nothing so."""
    if behind := _TERM_BEHIND.search(fold(question)):
        return tuple(behind["term"].split())
    match = _ASKED_TERM.search(_BY_LAW.sub("", fold(question)))
    return tuple(match["term"].split()) if match else ()


def defines(sentence: str, term: Sequence[str]) -> float:
    """Return how far a sentence defines a term, in [0, 1]: the share of the two wordings that they have in common.

    Args:
        sentence: The sentence.
        term: Folded syllables, as ``asked_term`` gives them; for none, nothing is defined.
    """
    match = _DEFINED.match(accent_key(sentence))
    if term and (named := _BESIDE.search(fold(sentence))) and named["term"].split()[-len(term) :] == list(term):
        return _BESIDE_SHARE
    if not match or not term:
        return 0.0
    written = _WORDS.findall(fold(match["term"].replace("_", " ")))
    common = len(set(written) & set(term))
    return common / len({*written, *term})
