"""Phrases of everyday talk, given their diacritics: official texts, which the restorer learns from, lack them."""

from __future__ import annotations

import re

from sources.text import fold

# Each is read where its letters stand in a row; after "^" only where a question starts, before "$" where it ends.
_PHRASES = """
^còn ^thế còn ^vậy còn ^thế thì ^vậy thì ^vậy ^thế ^rồi ^nó ^thế trẻ em ^giảm mấy ^giảm bao nhiêu ^tăng mấy
^tăng bao nhiêu ^cấp ở đâu ^ai cấp ^do ai cấp ^làm ở đâu ^mất bao lâu ^cần giấy tờ gì ^ở đó ^lúc đó ^khi đó
^xin chào ^chào bạn ^chào em ^chào anh ^chào chị ^chào ad ^tạm biệt ^cảm ơn ^cám ơn
thì sao$ thì thế nào$ là sao$ thế nào$ vậy$ rồi$ không$ chưa$ ạ$ nhỉ$ nhé$ ở đâu$ đâu$ nó$
cái đó|cái này|cái ấy|cái kia|việc đó|việc này|thẻ đó|thẻ này|điều đó|điều này|thủ tục đó|thủ tục này
tài khoản đó|tài khoản này|luật đó|luật này|loại đó|loại này|giấy đó|giấy này|chỉ số đó|chỉ số này
nó có|của nó|nó là|nó được|nó gồm|nó dùng|năm đó|tháng đó|quý đó|lúc đó|khi đó|ở đó|tỉnh đó|nơi đó
năm trước|quý trước|tháng trước|năm sau|quý sau|tháng sau|năm ngoái|năm nay|cùng kỳ|trước đó
thì sao|thế nào|như thế nào|ra sao|làm sao|vì sao|tại sao|bao nhiêu|bao lâu|bao giờ|khi nào|lúc nào
là gì|gồm gì|những gì|gồm những gì|cái gì|giấy tờ gì|ở đâu|tại đâu|mấy loại|mấy bước|mấy ngày|mấy năm|mấy phần trăm
mấy nhóm|mấy mức|mấy cấp|mấy bậc|mấy lần|mấy tuổi|thứ mấy|hạng mấy|phần trăm|và ai|do ai|cho ai|là ai
trẻ em|người già|người lớn|người nước ngoài|dưới 14 tuổi|dưới 6 tuổi|trên 60 tuổi
cho tôi|cho mình|cho em|cho hỏi|cho biết|xin hỏi|xin cho|muốn hỏi|muốn biết|bạn là ai|bạn tên gì|bạn tên là gì
bạn làm được gì|bạn nghĩ gì|bạn nghĩ sao|theo bạn|bạn có|cảm ơn|cám ơn|có được không|được không|phải không
bỏ qua|mọi quy tắc|quy tắc|hướng dẫn|trước đó|ở trên|bịa ra|hãy bịa|đóng vai|bài thơ|làm thơ|viết thơ|giả vờ
có phải|có cần|có nên|có mất|mất phí|mất tiền|nộp ở|làm ở|cấp ở|lệ phí|thời hạn|hiệu lực|còn hiệu lực
""".strip()
# "con" and "the" at the start are mostly "con" (child) and "thẻ" (card); as openings they need what follows.
_ONLY_BEFORE = {
    "con": r"(?= (?!so|cai|trai|gai|em|toi|minh|nuoi|dau|duong))",
    "the": r"(?= (?:thi|con|tre|nguoi|neu))",
    "vay": r"(?! (?:tien|von|no|ngan|mua))",
}


def _forms() -> list[tuple[re.Pattern[str], str]]:
    lines = _PHRASES.splitlines()
    # The marks divide some lines, bars the others.
    found = [("^" + phrase.strip()) for line in lines if line.startswith("^") for phrase in line.split("^")[1:]]
    found += [phrase.strip() + "$" for line in lines if "$" in line for phrase in line.split("$") if phrase.strip()]
    found += [phrase for line in lines if not re.search(r"[$^]", line) for phrase in line.split("|")]
    return [(_pattern(phrase), phrase.strip("^$")) for phrase in sorted(found, key=len, reverse=True)]


def _pattern(phrase: str) -> re.Pattern[str]:
    words = fold(phrase.strip("^$"))
    before = r"(?:^|(?<=[?.!;,] ))" if phrase.startswith("^") else r"(?<!\w)"
    after = r"(?=[\s?.!]*$)" if phrase.endswith("$") else r"(?!\w)"
    return re.compile(before + words + after + _ONLY_BEFORE.get(words, ""))


_FORMS = _forms()


def with_everyday_accents(text: str) -> str:
    """Return a text, typed without diacritics, with those of everyday phrases; it is as long as the text."""
    folded = fold(text)
    taken = bytearray(len(text))
    for pattern, phrase in _FORMS:
        for match in pattern.finditer(folded):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\1" * len(phrase)
            opening = phrase[0].upper() if text[match.start()].isupper() else phrase[0]
            text = text[: match.start()] + opening + phrase[1:] + text[match.end() :]
    return text
