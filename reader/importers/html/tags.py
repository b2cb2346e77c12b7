"""How a browser lays elements out that no style is told for: among the words, or apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter
    nobr output picture progress q rb ruby s samp small source span strike strong sub sup time tt
    u var wbr br
    """.split()  # noqa: SIM905  (a list of them is 30 lines)
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_APART = HEADINGS | frozenset(
    """address article aside blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frameset header hgroup hr html legend li main menu
    nav ol p pre search section slot summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_OF_WORDS = HEADINGS | {"p"}


def is_among_words(element: HtmlElement) -> bool:
    """Return whether an element that HTML doesn't know stands in a paragraph or a heading.

    There it is a word that an office program or a script knows more about. Elsewhere such
    elements are what pages are built of.
    """
    if element.tag in _APART:
        return False
    around = element.getparent()
    while around is not None and around.tag not in _APART:
        around = around.getparent()
    return around is not None and around.tag in _OF_WORDS
