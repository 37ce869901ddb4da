"""What the look-up page asks for: its fields, and the address that opens it in the same state."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from assistant.lookup.query import PAGE, FigureQuery, read_query
from assistant.web.api.figures import FIGURES_PATH
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from sources.errors import BadFilter

LENGTHS = (PAGE, 50, 100)
# Rows that can be chosen at a time: their ids stand in addresses.
CHOSEN_AT_MOST = 60
# The keys of what a field of one choice can hold; the words that show them are those of the page.
KINDS, SORTS = frozenset(VIETNAMESE.lookup.filters.kinds), frozenset(VIETNAMESE.lookup.filters.sorts)
_NAMES = ("topic", "unit", "publisher", "place")


@dataclass(frozen=True)
class Form:
    """The state of the page; its fields are named as the parameters of the API are.

    Attributes:
        q: What is looked for.
        topic, unit, publisher, place: Names, any of each.
        period: A time as it is written.
        kind: A key of ``KINDS``.
        sort: A key of ``SORTS``.
        limit, offset: The length of a page, and the rows before it.
        chosen: Ids of rows.
    """

    q: str = ""
    topic: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    period: str = ""
    kind: str = ""
    sort: str = ""
    limit: int = PAGE
    offset: int = 0
    chosen: tuple[str, ...] = ()

    def query(self) -> FigureQuery:
        """Return what is asked of the table.

        Raises:
            BadFilter: A field cannot be read.
            QuestionTooLong: The text is too long.
        """
        sort, _, order = self.sort.partition("-")
        return read_query(
            self.q,
            topics=self.topic,
            units=self.unit,
            publishers=self.publisher,
            places=self.place,
            period=self.period,
            kind=self.kind,
            sort=sort,
            order=order,
            offset=self.offset,
            limit=self.limit,
        )

    def address(self, words: Words = VIETNAMESE) -> str:
        """Return the address of the page in this state, in the language of some words."""
        own = [("chosen", row_id) for row_id in self.chosen]
        if self.limit != PAGE:
            own.append(("limit", str(self.limit)))
        if self.offset:
            own.append(("offset", str(self.offset)))
        return _address(words.lookup.path, [*self._filters(), *own])

    def file_address(self, kind: str, *, is_chosen: bool = False) -> str:
        """Return the address of all rows, or of the chosen ones, as a file of a kind: ``csv``, ``xlsx``, ``json``."""
        sort, _, order = self.sort.partition("-")
        how = [(name, value) for name, value in (("sort", sort), ("order", order)) if value]
        rows = [("id", row_id) for row_id in self.chosen]
        filters = rows if is_chosen else [pair for pair in self._filters() if pair[0] != "sort"]
        return _address(FIGURES_PATH, [*filters, *how, ("format", kind), ("download", "true")])

    def _filters(self) -> list[tuple[str, str]]:
        named = [(name, value) for name in _NAMES for value in getattr(self, name)]
        single = [(name, getattr(self, name)) for name in ("q", "period", "kind", "sort")]
        return [*named, *((name, value) for name, value in single if value)]


def form_of(search: str) -> Form:
    """Return the state that an address names, by what stands behind its question mark.

    What it names otherwise than the page does is left out.
    """
    fields = parse_qs(search.lstrip("?"), max_num_fields=400)

    def last(name: str) -> str:
        return fields.get(name, [""])[-1]

    def number(name: str, usual: int) -> int:
        written = last(name)
        return int(written) if written.isdecimal() and len(written) < 10 else usual

    limit = number("limit", PAGE)
    return Form(
        q=last("q"),
        topic=tuple(fields.get("topic", ())),
        unit=tuple(fields.get("unit", ())),
        publisher=tuple(fields.get("publisher", ())),
        place=tuple(fields.get("place", ())),
        period=last("period"),
        kind=last("kind") if last("kind") in KINDS else "",
        sort=last("sort") if last("sort") in SORTS else "",
        limit=limit if limit in LENGTHS else PAGE,
        offset=number("offset", 0),
        chosen=tuple(fields.get("chosen", ()))[:CHOSEN_AT_MOST],
    )


def chosen_of(told: object, words: Words = VIETNAMESE) -> tuple[str, ...]:
    """Return the ids of rows that a page says are chosen: a list of strings, as JSON.

    Raises:
        BadFilter: They are too many, or no list of ids; told in the language of the words.
    """
    try:
        ids = json.loads(told) if isinstance(told, str) else None
    except (ValueError, RecursionError):
        ids = None
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise BadFilter(words.lookup.unread)
    if len(ids) > CHOSEN_AT_MOST:
        raise BadFilter(words.lookup.too_many.format(count=len(ids), most=CHOSEN_AT_MOST))
    return tuple(dict.fromkeys(ids))


def _address(path: str, pairs: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path
