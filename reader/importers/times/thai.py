"""Dates as they are written in Thailand, in words, and the years of the Buddhist era."""

from __future__ import annotations

import re

YEARS = range(2400, 2650)
"""Those that a text can mean by it."""
_BEFORE = 543
"""Years that it counts more than others do."""
_MONTHS = (
    "มกราคม|ม.ค.|มค",
    "กุมภาพันธ์|ก.พ.|กพ",
    "มีนาคม|มี.ค.|มีค",
    "เมษายน|เม.ย.|เมย",
    "พฤษภาคม|พ.ค.|พค",
    "มิถุนายน|มิ.ย.|มิย",
    "กรกฎาคม|ก.ค.|กค",
    "สิงหาคม|ส.ค.|สค",
    "กันยายน|ก.ย.|กย",
    "ตุลาคม|ต.ค.|ตค",
    "พฤศจิกายน|พ.ย.|พย",
    "ธันวาคม|ธ.ค.|ธค",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
IN_WORDS = re.compile(
    r"(?:(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)?\s?(?:วัน)?ที่\s?)?"
    rf"(?P<day>\d{{1,2}})\s?(?P<month>{'|'.join(map(re.escape, MONTHS))})\s?"
    r"(?:(?:พ\.ศ\.|ค\.ศ\.)\s?)?(?P<year>\d{4})"
    r"(?:[\s,|•·–-]*(?:เวลา\s?)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)"
    r"(?::(?P<second>\d\d))?(?:\s?น\.?)?(?P<half>(?!))?(?P<zone>(?!))?)?"
)


def common_year(year: int) -> int:
    """Return a year as others count it."""
    return year - _BEFORE if year in YEARS else year
