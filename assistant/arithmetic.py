"""Reckoning with figures: exact decimals, units that agree, qualifiers that are carried, a formula that is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer import Derived, Operation
from sources.document import Document
from sources.figures import Figure
from sources.numbers import parse_number

_HUNDRED = Decimal(100)
# Decimals that a quotient keeps.
PERCENT_DECIMALS, MEAN_DECIMALS, RATIO_DECIMALS = 2, 2, 3
_SCALES = {
    "nghìn": Decimal(1_000),
    "ngàn": Decimal(1_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
    "nghìn tỷ": Decimal(1_000_000_000_000),
    "nghìn tỉ": Decimal(1_000_000_000_000),
}
_SCALE = re.compile(r"\s((?:nghìn\s+)?(?:nghìn|ngàn|triệu|tỷ|tỉ))$", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,]*")
_CURRENCIES = {"VND": "đồng"}
# Which side of a written value the true one lies on.
_ABOVE = frozenset(("more_than", "at_least"))
_BELOW = frozenset(("nearly", "less_than", "at_most"))
_WORDS = {"about": "khoảng ", "more_than": "hơn ", "less_than": "chưa đến ", None: ""}


@dataclass(frozen=True, slots=True)
class Operand:
    """A number to reckon with.

    Attributes:
        value: Its value.
        written: As the source writes it, without its unit.
        scale: The scale word that it is written with, in lower case; empty without one.
        unit: Its unit, or ``None``.
        qualifier: A key of ``QUALIFIERS``, or ``None``.
    """

    value: Decimal
    written: str
    scale: str = ""
    unit: str | None = None
    qualifier: str | None = None

    @classmethod
    def of(cls, document: Document, figure: Figure) -> Operand:
        """Return the value of a figure; of a ratio, the part."""
        written = " ".join(figure.number.of(document.text).split())
        if figure.of is not None:
            written = written.partition("/")[0].strip()
            written = written if _NUMBER.fullmatch(written) else _digits(figure.value)
        if figure.column is not None and (word := table_scale(document.text, figure)):
            written = f"{written} {word}"  # its header says it: "Kinh phí (tỷ đồng)"
        scale = _SCALE.search(written)
        word = scale[1].lower() if scale else ""
        return cls(figure.value, written, word if word in _SCALES else "", figure.unit, figure.qualifier)

    @classmethod
    def whole_of(cls, document: Document, figure: Figure) -> Operand:
        """Return the whole of a ratio.

        Raises:
            ValueError: The figure is none.
        """
        if figure.of is None:
            raise ValueError(f"{figure} is no ratio")
        whole = " ".join(figure.number.of(document.text).split()).rpartition("/")[2].strip()
        written = whole if _NUMBER.fullmatch(whole) else _digits(figure.of)
        return cls(figure.of, written, unit=figure.unit)


def table_scale(text: str, figure: Figure) -> str:
    """Return the scale word that a header, and not the cell itself, gives a figure of a table; empty for none."""
    written = parse_number(figure.number.of(text)) if figure.names and figure.of is None else None
    if not written or not figure.value:
        return ""
    return next((word for word, scale in _SCALES.items() if abs(written) * scale == abs(figure.value)), "")


def difference(one: Operand, other: Operand) -> Derived:
    """Return how far the first lies above the second; ``has_fallen`` where it lies below."""
    unit = {"%": "điểm phần trăm", "hạng": "bậc"}.get(one.unit or "", one.unit)
    value = one.value - other.value
    has_fallen = value < 0
    more, less = (other, one) if has_fallen else (one, other)
    if one.unit == "hạng":  # a lower number is a better rank
        has_fallen = not has_fallen
    scale = _common(one, other)
    formula = f"{more.written} − {less.written} = {_written(abs(value), scale)}"
    qualifier = _carried((more, False), (less, True))
    return _derived(abs(value), unit, qualifier, Operation.DIFFERENCE, scale, formula, has_fallen=has_fallen)


def total(operands: list[Operand]) -> Derived:
    """Return the sum of operands of one unit."""
    scale = _common(*operands)
    value = sum((operand.value for operand in operands), Decimal(0))
    formula = f"{' + '.join(operand.written for operand in operands)} = {_written(value, scale)}"
    qualifier = _carried(*((operand, False) for operand in operands))
    return _derived(value, operands[0].unit, qualifier, Operation.SUM, scale, formula)


def share(part: Operand, whole: Operand) -> Derived:
    """Return what share the first is of the second, in percent.

    Raises:
        ZeroDivisionError: The whole is 0.
    """
    value, cut = _rounded(part.value * _HUNDRED / _divisor(whole), PERCENT_DECIMALS)
    equals = "≈" if cut else "="
    formula = f"{part.written} : {whole.written} {equals} {_written(value, '')}%"
    qualifier = _carried((part, False), (whole, True))
    return _derived(value, "%", qualifier, Operation.SHARE, "", formula, is_rounded=cut)


def mean(sum_of: Operand, count: Operand) -> Derived:
    """Return how much of the first there is to each of the second.

    Raises:
        ZeroDivisionError: The count is 0.
    """
    value, cut = _rounded(sum_of.value / _divisor(count), MEAN_DECIMALS)
    equals = "≈" if cut else "="
    formula = f"{sum_of.written} : {count.written} {equals} {_written(value, '')}"
    qualifier = _carried((sum_of, False), (count, True))
    return _derived(value, sum_of.unit, qualifier, Operation.PER, "", formula, is_rounded=cut)


def mean_of(operands: list[Operand]) -> Derived:
    """Return the mean of operands of one unit, at least one."""
    count = Decimal(len(operands))
    value, cut = _rounded(sum((operand.value for operand in operands), Decimal(0)) / count, MEAN_DECIMALS)
    equals = "≈" if cut else "="
    scale = _common(*operands)
    formula = f"({' + '.join(operand.written for operand in operands)}) : {count} {equals} {_written(value, scale)}"
    qualifier = _carried(*((operand, False) for operand in operands))
    return _derived(value, operands[0].unit, qualifier, Operation.PER, scale, formula, is_rounded=cut)


def ratio(one: Operand, other: Operand) -> Derived:
    """Return how many times the second the first is.

    Raises:
        ZeroDivisionError: The second is 0.
    """
    value, cut = _rounded(one.value / _divisor(other), RATIO_DECIMALS)
    equals = "≈" if cut else "="
    formula = f"{one.written} : {other.written} {equals} {_written(value, '')}"
    qualifier = _carried((one, False), (other, True))
    return _derived(value, "lần", qualifier, Operation.RATIO, "", formula, is_rounded=cut)


def percent_change(earlier: Operand, later: Operand) -> Derived:
    """Return by how many percent the later value lies above the earlier one; ``has_fallen`` where below.

    Raises:
        ZeroDivisionError: The earlier value is 0.
    """
    change = (later.value - earlier.value) * _HUNDRED / _divisor(earlier)
    value, cut = _rounded(abs(change), PERCENT_DECIMALS)
    equals = "≈" if cut else "="
    more, less = (later, earlier) if change >= 0 else (earlier, later)
    formula = f"({more.written} − {less.written}) : {earlier.written} {equals} {_written(value, '')}%"
    qualifier = _carried((more, False), (less, True))
    return _derived(value, "%", qualifier, Operation.PERCENT_CHANGE, "", formula, is_rounded=cut, has_fallen=change < 0)


def _derived(
    value: Decimal,
    unit: str | None,
    qualifier: str | None,
    operation: Operation,
    scale: str,
    formula: str,
    *,
    is_rounded: bool = False,
    has_fallen: bool = False,
) -> Derived:
    named = _CURRENCIES.get(unit or "", unit) or ""
    joint = "" if named == "%" else " "
    written = f"{_WORDS[qualifier]}{_written(value, scale)}{joint}{named}".strip()
    is_change = operation is Operation.PERCENT_CHANGE
    return Derived(value, unit, qualifier, operation, written, formula, is_rounded, is_change, has_fallen)


def _divisor(operand: Operand) -> Decimal:
    if operand.value == 0:
        raise ZeroDivisionError("a share of nothing")
    return operand.value


def _rounded(value: Decimal, decimals: int) -> tuple[Decimal, bool]:
    """Return a value with at most so many decimals, and whether digits were cut off."""
    short = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return short, short != value


def _common(*operands: Operand) -> str:
    """Return the scale word that all operands are written with; empty where they differ."""
    scales = {operand.scale for operand in operands}
    return scales.pop() if len(scales) == 1 else ""


def _written(value: Decimal, scale: str) -> str:
    """Return a value as Vietnamese documents write it: ``1.193.169``, ``10,5 triệu``."""
    if scale:
        return f"{_digits(value / _SCALES[scale])} {scale}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    digits = f"{value:,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits.translate(str.maketrans(",.", ".,"))


def _carried(*operands: tuple[Operand, bool]) -> str | None:
    """Return the qualifier of a result that rises with each operand, or falls with those marked."""
    sides: set[str] = set()
    for operand, is_falling in operands:
        if operand.qualifier == "about":
            return "about"
        if operand.qualifier in _ABOVE:
            sides.add("less_than" if is_falling else "more_than")
        elif operand.qualifier in _BELOW:
            sides.add("more_than" if is_falling else "less_than")
    if len(sides) > 1:
        return "about"
    return sides.pop() if sides else None
