"""How far an import may go with one file, as it is kept in the settings."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.importers.limits import BOUNDS, Limits, in_unit, limited
from ui.settings import LIMITS

if TYPE_CHECKING:
    from ui.settings import Settings


def kept_limits(settings: Settings) -> Limits:
    """Return the limits; what was not set, or can't be used, is as it is by default."""
    limits = Limits()
    for name, number in settings.get(LIMITS).items():
        with suppress(ValueError):
            limits = limited(limits, name, int(number))
    return limits


def keep_limit(settings: Settings, name: str, number: int) -> None:
    """Keep one limit, told as a person tells it; what is as by default need not be kept."""
    limits = limited(kept_limits(settings), name, number)
    told = {each: in_unit(limits, each) for each in BOUNDS}
    changed = {each: str(value) for each, value in told.items() if value != in_unit(Limits(), each)}
    settings.set(LIMITS, changed)
