"""Short texts beside each other."""

from __future__ import annotations

import pytest

from ui.wording.parts import joined


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Tide Wire", "", "1 Feb 2021"), "Tide Wire · 1 Feb 2021"),
        (("وكالة المد", "1 Feb 2021"), "\u2068وكالة المد\u2069 · \u20681 Feb 2021\u2069"),
        (("", ""), ""),
    ],
)
def test_parts_that_may_run_the_other_way_keep_to_themselves(
    parts: tuple[str, ...], expected: str
) -> None:
    assert joined(*parts) == expected
