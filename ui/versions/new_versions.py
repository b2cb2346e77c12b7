"""Looking whether what an import brought is another version of what the library has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.views.message_strip import Remedy
from ui.wording import counted

if TYPE_CHECKING:
    from ui.session import Session
    from ui.transfer.imports import Imports
    from ui.transfer.transfers import Transfers
    from ui.versions.comparing import FoundVersion
    from ui.versions.deciding import Versions
    from ui.views.message_strip import MessageStrip
    from ui.views.status_line import StatusLine

MANY = 500
"""From so many articles on, comparing them is shown as a task that can be cancelled."""
_STEPS = 1000


class NewVersions(QObject):
    """Compares articles after each import, while no import or export is going on."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        session: Session,
        versions: Versions,
        transfers: Transfers,
        imports: Imports,
        strip: MessageStrip,
        status: StatusLine,
    ) -> None:
        super().__init__(transfers)
        self._session, self._versions, self._transfers = session, versions, transfers
        self._imports, self._strip, self._status = imports, strip, status
        self._comparing = versions.comparing
        self._wanted = self._shown = self._asked = False
        transfers.began.connect(self._give_way)
        imports.imported.connect(self.want)
        transfers.ended.connect(self._start)
        status.cancel_requested.connect(self._comparing.stop)
        self._comparing.progressed.connect(self._show_progress)
        self._comparing.finished.connect(self._tell)
        self._comparing.ended.connect(self._end)

    @Slot()
    def _give_way(self) -> None:
        """Stop, to go on when what begins has ended."""
        self._wanted = self._comparing.running
        self._comparing.stop()

    @Slot()
    def want(self) -> None:
        """Compare what is new as soon as nothing else goes on."""
        self._wanted = True
        self._start()

    @Slot()
    def _start(self) -> None:
        """Compare what is new, if that is wanted and nothing else goes on."""
        if self._wanted and not self._transfers.busy and not self._comparing.running:
            self._wanted, self._asked = False, True
            self._shown = self._session.library.duplicates.backlog() >= MANY
            self._comparing.start()

    @Slot(object)
    def _show_progress(self, share: float) -> None:
        if self._shown and not self._transfers.busy:
            title = self.tr("Looking for other versions")
            self._status.show_progress(title, int(share * _STEPS), _STEPS)

    @Slot()
    def _end(self) -> None:
        self._asked = False
        if not self._transfers.busy:
            self._status.end_progress()
        self._session.look_for_others()
        self._start()

    @Slot(object)
    def _tell(self, found: list[FoundVersion]) -> None:
        found = self._imports.untold(found)
        if not found or not self._asked:
            return
        self._imports.tell_versions({each.uid: each.other_title for each in found})
        if len(found) == 1:
            (only,) = found
            sentence = self.tr("“{title}” is another version of “{other}”.")
            act = partial(self._versions.compare, [only.article, only.other])
            self._strip.show_information(
                sentence.format(title=_isolated(only.title), other=_isolated(only.other_title)),
                Remedy(self.tr("Compare"), act),
            )
        else:
            sentence = self.tr("{} are other versions of articles in the library.")
            self._strip.show_information(
                sentence.format(counted.articles(len(found))),
                Remedy(self.tr("Show"), self._versions.show_all),
            )


def _isolated(title: str) -> str:
    return f"\u2068{title}\u2069"
