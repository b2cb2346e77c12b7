"""Links and references in an article: seen, copied, followed and come back from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, SHIFT
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip

from reader.importers import from_markdown
from ui.reading import addresses
from ui.views.link_card import LinkCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from person import Person

    from reader.library import Library

FILLER = "\n\n".join(f"Paragraph {n}. " + "Boats left the harbour. " * 20 for n in range(12))
MARKDOWN = f"""# Boats

The [Harbour Council](https://council.example/boats?n=24) met.[^1] See [a page](other.html).

{FILLER}

Much later it met again.[^1] And [once more](https://later.example/).

[^1]: It said so on Thursday.
"""


class Browser(QObject):
    """Stands where the user's browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    browser = Browser()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, browser, "take")
    yield browser
    for scheme in ("https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def reader(library: Library, visit: Callable[[], Person]) -> Person:
    library.importing.article(from_markdown.article_of(MARKDOWN))
    person = visit()
    person.wait_for_tasks()
    person.view.setFocus()
    return person


def card(person: Person) -> LinkCard | None:
    return next((each for each in person.view.findChildren(LinkCard) if each.isVisible()), None)


def words(person: Person) -> tuple[str, list[str]]:
    """Return what the card says, and what it offers."""
    shown = card(person)
    assert shown is not None
    text = next(label.text() for label in shown.findChildren(QLabel))
    return text.replace("\u200b", ""), [each.text() for each in shown.findChildren(QPushButton)]


@pytest.mark.x11
def test_an_address_is_shown_first_and_opened_when_asked(reader: Person, browser: Browser) -> None:
    reader.view.set_caret(reader.find("Council"))
    reader.press("Return", CTRL)
    assert words(reader) == (
        "https://council.example/boats?n=24",
        ["Open in Browser", "Copy Address"],
    )
    assert browser.opened == []
    reader.press("Return")
    assert browser.opened == ["https://council.example/boats?n=24"]
    assert card(reader) is None
    assert reader.view.hasFocus()


def test_the_key_of_links_leads_from_the_list_into_the_article(reader: Person) -> None:
    reader.window.list.table.setFocus()
    reader.press("W")
    assert reader.view.hasFocus()
    assert reader.view.link_here() is not None


def test_an_address_is_copied_from_the_card_and_from_the_menu(
    reader: Person, browser: Browser
) -> None:
    reader.view.set_caret(reader.find("Council"))
    reader.press("Return", CTRL)
    reader.press("Tab")
    reader.press("Return")
    assert reader.clipboard() == "https://council.example/boats?n=24"
    reader.view.set_caret(reader.find("once more"))
    reader.choose("Go", "Copy Link Address")
    assert reader.clipboard() == "https://later.example/"
    assert reader.told() == "The address is on the clipboard."
    assert browser.opened == []


def test_what_is_no_address_of_the_web_can_only_be_copied(reader: Person, browser: Browser) -> None:
    reader.view.set_caret(reader.find("a page"))
    reader.press("Return", CTRL)
    assert words(reader) == ("other.html", ["Copy Address"])
    reader.press("Return")
    assert reader.clipboard() == "other.html"
    assert browser.opened == []


def test_esc_leaves_the_card_and_nothing_is_opened(reader: Person, browser: Browser) -> None:
    caret = reader.find("Council")
    reader.view.set_caret(caret)
    reader.press("Return", CTRL)
    reader.press("Escape")
    assert card(reader) is None
    assert reader.view.hasFocus()
    assert (reader.view.caret(), browser.opened) == (caret, [])


@pytest.mark.x11
def test_a_click_shows_the_address_and_leaves_the_keys_to_the_text(
    reader: Person, browser: Browser
) -> None:
    reader.click(reader.find("Council"))
    assert words(reader)[0] == "https://council.example/boats?n=24"
    assert reader.view.hasFocus()
    reader.press("2")
    assert [mark.quote for mark in reader.marks()] == ["Council"]
    assert card(reader) is None
    reader.click(reader.find("Council"))
    button = next(each for each in card(reader).findChildren(QPushButton))
    QTest.mouseClick(button, LEFT)
    assert browser.opened == ["https://council.example/boats?n=24"]


def test_esc_closes_a_card_of_the_mouse_and_nothing_else(reader: Person) -> None:
    reader.press("F11", SHIFT)
    reader.click(reader.find("Council"))
    reader.press("Escape")
    assert card(reader) is None
    assert not reader.window.sidebar.isVisible()
    reader.press("Escape")
    assert reader.window.sidebar.isVisible()


@pytest.mark.parametrize("act", ["click", "key", "wheel", "size", "article"])
def test_the_card_goes_with_what_is_done_beside_it(reader: Person, act: str) -> None:
    reader.click(reader.find("Council"))
    assert card(reader) is not None
    if act == "click":
        reader.click(reader.find("Paragraph"))
    elif act == "key":
        reader.press("Right")
    elif act == "wheel":
        middle = reader.view.viewport().rect().center()
        place = reader.view.viewport().mapTo(reader.window, middle)
        QTest.wheelEvent(reader.window.windowHandle(), QPointF(place), QPoint(0, -120))
    elif act == "size":
        reader.window.resize(1100, 700)
    else:
        reader.window.list.table.setFocus()
    reader.wait(lambda: card(reader) is None)


@pytest.mark.x11
def test_a_reference_shows_its_note_leads_there_and_back(reader: Person) -> None:
    text = reader.view.article().text
    first, second = (text.index(f"{before}[^1]") + len(before) for before in ("met.", "again."))
    note = text.index("[^1]: It")
    for reference in (second, first):
        reader.view.set_caret(reference)
        reader.press("Return", CTRL)
        assert words(reader) == ("[^1]: It said so on Thursday.", ["Go to the Note"])
        reader.press("Return")
        assert reader.view.caret() == note
        reader.press("Return", CTRL)
        assert reader.view.caret() == reference


def test_a_note_that_was_come_to_otherwise_leads_to_its_first_reference(reader: Person) -> None:
    text = reader.view.article().text
    reader.click(text.index("[^1]: It") + 1)
    assert reader.view.caret() == text.index("met.[^1]") + len("met.")


def test_keys_go_from_link_to_link(reader: Person) -> None:
    text = reader.view.article().text
    expected = [text.index(quote) for quote in ("Harbour Council", "[^1]", "a page")]
    visited = []
    for _ in expected:
        reader.press("W")
        visited.append(reader.view.caret())
    assert visited == expected
    reader.press("W", SHIFT)
    assert reader.view.caret() == expected[1]
    for _ in range(5):
        reader.press("W")
    assert reader.told() == "There is no link further down."


def test_it_is_said_where_there_is_no_link(reader: Person) -> None:
    reader.view.set_caret(reader.find("Paragraph"))
    reader.press("Return", CTRL)
    assert reader.told() == "There is no link at the caret; W goes to the next."


def test_the_mouse_over_a_link_shows_where_it_leads(reader: Person) -> None:
    for quote, tip in (("Council", "https://council"), ("[^1] See", "It said so")):
        point = reader.place_of(reader.find(quote) + 1)
        QTest.mouseMove(reader.view.viewport(), point)
        assert reader.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
        event = QHelpEvent(QEvent.Type.ToolTip, point, reader.view.viewport().mapToGlobal(point))
        QApplication.sendEvent(reader.view.viewport(), event)
        assert tip in QToolTip.text()


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://a.example/x?y#z", True),
        ("http://a.example", True),
        ("mailto:ines@a.example", True),
        ("https://", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("../other.html", False),
        ("", False),
    ],
)
def test_only_addresses_of_web_and_mail_are_opened(address: str, opens: bool) -> None:  # noqa: FBT001
    assert addresses.can_open(address) == opens


def test_a_shown_address_hides_nothing() -> None:
    assert addresses.shown("https://a.example/ä?b=1") == "https://a.example/ä?b=1"
    assert "xn--" in addresses.shown("https://аррle.example/")
    assert "\u202e" not in addresses.shown("https://a.example/\u202egpj.exe")
