"""What became of an import, in one sentence, and what it has learned."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reader.values import Outcome
from ui.wording import counted
from ui.wording.dates import isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.boilerplate import BoilerplateLine
    from reader.values import Imported

_translate = partial(QCoreApplication.translate, "Import")
_MOST_LINES = 3
_LONGEST_LINE = 80


def import_words(
    reports: Sequence[Imported],
    learned: Sequence[BoilerplateLine] = (),
    *,
    stopped: bool = False,
    reason: str = "",
) -> str:
    """Say what became of documents.

    ``stopped`` says that there were others that were not read, and ``reason`` why they could
    not be stored.
    """
    stopped = stopped or bool(reason)
    if not stopped and len(reports) == 1 and reports[0].outcome is not Outcome.NEW:
        return _of_one(reports[0])
    counts = Counter(report.outcome for report in reports)
    new, there, failed = (
        counts[outcome] for outcome in (Outcome.NEW, Outcome.DUPLICATE, Outcome.FAILED)
    )
    parts = [
        _translate("{} imported").format(counted.articles(new)) if new else "",
        *_of_versions(reports, new),
        _translate("%Ln already in the library", "", there) if there else "",
        _translate("%Ln could not be read", "", failed) if failed else "",
    ]
    whole = ", ".join(filter(None, parts))
    if stopped:
        whole = _stopped(whole)
    elif not whole:
        return _translate("No file that can be imported was found.")
    return " ".join(filter(None, (reason, f"{whole}.", _learned(learned))))


def _of_one(report: Imported) -> str:
    """Say of the only document what it is, or why it can't be read."""
    if report.outcome is Outcome.DUPLICATE:
        return _translate("“{title}” is already in the library.").format(
            title=isolated(report.message)
        )
    if not report.file:
        return report.message
    sentences = _translate("“{file}” could not be read. {reason}")
    return sentences.format(file=isolated(report.file), reason=report.message)


def _stopped(whole: str) -> str:
    if not whole:
        return _translate("Stopped before anything came in")
    return _translate("Stopped: {what}, the others left out").format(what=whole)


def _of_versions(reports: Sequence[Imported], new: int) -> tuple[str, ...]:
    """Say how many are new versions, and what has no place in those."""
    successions = [report.succeeds for report in reports if report.succeeds]
    lost = sum(len(each.lost) for each in successions)
    if not successions:
        return ()
    versions = _translate("%Ln of them new versions of what was there", "", len(successions))
    return (
        _translate("a new version of what was there") if new == 1 else versions,
        _of_lost(lost) if lost else "",
    )


def _of_lost(count: int) -> str:
    if count == 1:
        return _translate("1 mark or note without a place in it")
    return _translate("%Ln marks and notes without a place in it", "", count)


def _learned(learned: Sequence[BoilerplateLine]) -> str:
    if not learned:
        return ""
    sentence = _translate("{} that many articles have in common: marked as boilerplate.")
    return sentence.format(counted.lines(len(learned)))


def learned_words(learned: Sequence[BoilerplateLine]) -> str:
    """Name the lines that are boilerplate from now on, and say how to change that."""
    if not learned:
        return ""
    lines = [f"“{isolated(_shortened(each.line))}”" for each in learned[:_MOST_LINES]]
    more = len(learned) - len(lines)
    if more:
        lines.append(_translate("{} more").format(QLocale().toString(more)))
    sentence = _translate("Now boilerplate: {lines}; see Mark > Boilerplate of the Source.")
    return sentence.format(lines=", ".join(lines))


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"
