from __future__ import annotations

import pytest

from reader.values import ActionKind
from ui.wording.action_names import describe


@pytest.mark.parametrize(
    ("kind", "subject", "words"),
    [
        (ActionKind.IMPORT, "1 article", "Import 1 article"),
        (ActionKind.IMPORT, "12 articles", "Import 12 articles"),
        (ActionKind.ANNOTATE, "NATO · ORG", "Label “NATO” as ORG"),
        (ActionKind.ANNOTATE, "2 × “NATO” · ORG", "Label 2 occurrences of “NATO” as ORG"),
        (ActionKind.RELABEL, "5 marks · ORG", "Relabel 5 marks as ORG"),
        (ActionKind.MOVE, "NATO · ORG", "Change the boundaries of “NATO”"),
        (ActionKind.REMOVE, "NATO · ORG", "Remove ORG from “NATO”"),
        (ActionKind.REMOVE, "5 marks · ORG", "Remove 5 marks"),
        (ActionKind.STAR, "Harbour opens", "Star “Harbour opens”"),
        (ActionKind.TAG, "#harbour", "Add the tag #harbour"),
        (ActionKind.UNDO, "annotate: NATO · ORG", "Undo: Label “NATO” as ORG"),
        (ActionKind.UNDO, "undo: star: A: b", "Undo: Undo: Star “A: b”"),
    ],
)
def test_an_action_is_told_as_a_short_sentence(kind: ActionKind, subject: str, words: str) -> None:
    assert describe(kind, subject) == words


def test_a_quote_with_a_middle_dot_stays_whole() -> None:
    words = describe(ActionKind.ANNOTATE, "Wire · Anneth · ORG")
    assert words == "Label “Wire · Anneth” as ORG"


def test_braces_in_a_quote_are_letters_like_others() -> None:
    assert describe(ActionKind.STAR, "{what} {0} {") == "Star “{what} {0} {”"


def test_a_quote_from_right_to_left_does_not_turn_the_sentence() -> None:
    words = describe(ActionKind.ANNOTATE, "نۆرسگەیت 24 · GPE")
    assert words == "Label “\u2068نۆرسگەیت 24\u2069” as GPE"


def test_a_name_from_right_to_left_keeps_its_last_sign() -> None:
    words = describe(ActionKind.DELETE_COLLECTION, "قديم!")
    assert words == "Delete the collection \u2068قديم!\u2069"


@pytest.mark.parametrize("kind", ActionKind)
def test_every_kind_of_action_has_words(kind: ActionKind) -> None:
    subject = "star: Anneth" if kind is ActionKind.UNDO else "Anneth · GPE"
    assert "Anneth" in describe(kind, subject)
