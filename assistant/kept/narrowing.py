"""What a question was narrowed to, as it is kept: in the form that a row of a batch has it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from index.filters import Filter


def filter_json(within: Filter | None) -> dict[str, Any] | None:
    """Return a filter as ``filter_of_json`` reads it, without what is not set; ``None`` where nothing is."""
    if within is None or not within.is_narrow:
        return None
    named = {"documents": within.documents, "publishers": within.publishers, "topics": within.topics}
    kept: dict[str, Any] = {name: list(values) for name, values in named.items() if values}
    if within.days is not None:
        first, last = within.days
        # An end that is open is the first or the last day that there is.
        kept["period"] = {
            **({} if first == dt.date.min else {"from": first.isoformat()}),
            **({} if last == dt.date.max else {"to": last.isoformat()}),
        }
    return kept
