"""The Solar Hijri calendar of Iran and Afghanistan."""

from __future__ import annotations

from datetime import date, timedelta

YEARS = range(1300, 1421)
"""Those that a news text can mean by it; of the Islamic calendar, 1421 was the year 2000."""

_MONTHS_OF_YEAR = 12
_LONG = 6
"""How many months of the Jalali year have 31 days; five have 30, the last what is left."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "فروردین حمل",
            "اردیبهشت ثور",
            "خرداد جوزا",
            "تیر سرطان",
            "مرداد امرداد اسد",
            "شهریور سنبله",
            "مهر میزان",
            "ابان عقرب",
            "اذر قوس",
            "دی جدی",
            "بهمن دلو",
            "اسفند حوت",
        ),
        1,
    )
    for name in names.split()
}
"""Their names in Iran and in Afghanistan, without hamzas and maddas."""


def month_of(name: str) -> int | None:
    """Return the number of a month; many write its name with an Arabic yeh."""
    return _MONTHS.get(name.replace("ي", "ی"))


def _new_year(year: int) -> date:
    """Return the first of Farvardin: leap years after the cycle of 33, good from 1178 to 1633."""

    def days(year: int) -> int:
        cycles, rest = divmod(year, 33)
        return year * 365 + cycles * 8 + sum(leap < rest for leap in (1, 5, 9, 13, 17, 22, 26, 30))

    return date(2021, 3, 21) + timedelta(days(year) - days(1400))


def to_gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian date of a day.

    Raises:
        ValueError: there is no such day.
    """
    if month not in range(1, _MONTHS_OF_YEAR + 1):
        raise ValueError(month)
    start = _new_year(year) + timedelta((month - 1) * 30 + min(month - 1, _LONG))
    end = (
        _new_year(year + 1)
        if month == _MONTHS_OF_YEAR
        else start + timedelta(30 + (month <= _LONG))
    )
    found = start + timedelta(day - 1)
    if not start <= found < end:
        raise ValueError(day)
    return found
