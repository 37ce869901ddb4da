"""How many months a time is, where it is whole ones, and how many the times are that are counted in them."""

from __future__ import annotations

import datetime as dt

MONTHS_IN = {"tháng": 1, "quý": 3, "năm": 12}


def whole_months(first: dt.date, last: dt.date) -> int:
    """Return how many whole months the days from the first to the last are; 0 where they are none."""
    if first.day != 1 or (last + dt.timedelta(1)).day != 1:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1
