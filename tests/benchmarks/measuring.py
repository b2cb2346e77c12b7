"""Times, and what they come to: median, 95th percentile, ratio to a floor, a limit kept or not."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Measure(Enum):
    """What a limit is set to, as a word for the table."""

    MEDIAN = "median"
    P95 = "p95"
    TIMES = "of the floor's time"
    RATE = "of the floor's rate"


@dataclass(frozen=True)
class Limit:
    """A bound: the least for a rate, the most for everything else."""

    measure: Measure
    bound: float

    def __str__(self) -> str:
        comparison = "≥" if self.measure is Measure.RATE else "≤"
        return f"{self.measure.value} {comparison} {self.bound:g}"


@dataclass
class Figure:
    """One thing measured, in the unit its name ends with, and the floor it is held against."""

    name: str
    samples: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    limit: Limit | None = None

    @property
    def median(self) -> float:
        """The middle of the samples."""
        return median(self.samples)

    @property
    def p95(self) -> float:
        """What 19 of 20 samples stay under; of a few samples, the largest."""
        if len(self.samples) < 20:
            return max(self.samples)
        return quantiles(self.samples, n=20, method="inclusive")[-1]

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is; None without one."""
        return self.median / median(self.floor) if self.floor else None

    def holds(self) -> bool | None:
        """Return whether the limit is kept; None where there is none."""
        if self.limit is None:
            return None
        ratio = self.ratio or 0.0
        match self.limit.measure:
            case Measure.MEDIAN:
                return self.median <= self.limit.bound
            case Measure.P95:
                return self.p95 <= self.limit.bound
            case Measure.TIMES:
                return ratio <= self.limit.bound
            case Measure.RATE:
                return ratio > 0 and 1 / ratio >= self.limit.bound

    def __str__(self) -> str:
        floor = f"{median(self.floor):9.3f}" if self.floor else " " * 9
        ratio = f"{self.ratio:6.2f}" if self.ratio else " " * 6
        verdict = {None: "", True: "holds", False: "FAILS"}[self.holds()]
        limit = f"{self.limit}: {verdict}" if self.limit else ""
        return f"{self.name:<58}{self.median:9.3f}{self.p95:9.3f}{floor}{ratio}  {limit}".rstrip()


HEADER = f"{'figure':<58}{'median':>9}{'p95':>9}{'floor':>9}{'ratio':>6}  limit"


@contextmanager
def timed(samples: list[float], clock: Callable[[], float] = perf_counter) -> Iterator[None]:
    """Add the milliseconds that the block takes to ``samples``."""
    start = clock()
    yield
    samples.append((clock() - start) * 1000)


@contextmanager
def timed_twice(wall: list[float], cpu: list[float]) -> Iterator[None]:
    """Add the milliseconds that the block takes, by the clock and of this process's work."""
    with timed(wall), timed(cpu, process_time):
        yield
