"""Numbers of things in words, with the plural that the language wants."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def articles(count: int) -> str:
    """Return ``1 article`` or ``12,480 articles``."""
    if count == 1:  # apart, as the untranslated program has no plural forms
        return QCoreApplication.translate("Counted", "1 article")
    return QCoreApplication.translate("Counted", "%Ln articles", "", count)


def marks(count: int) -> str:
    """Return ``1 mark`` or ``61 marks``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "1 mark")
    return QCoreApplication.translate("Counted", "%Ln marks", "", count)


def notes(count: int) -> str:
    """Return ``1 note`` or ``2 notes``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "1 note")
    return QCoreApplication.translate("Counted", "%Ln notes", "", count)


def labels(count: int) -> str:
    """Return ``1 label`` or ``18 labels``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "1 label")
    return QCoreApplication.translate("Counted", "%Ln labels", "", count)


def occurrences(count: int) -> str:
    """Return ``1 occurrence`` or ``41 occurrences``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "1 occurrence")
    return QCoreApplication.translate("Counted", "%Ln occurrences", "", count)


def other_versions(count: int) -> str:
    """Return ``also in 1 other version`` or ``also in 2 other versions``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "also in 1 other version")
    return QCoreApplication.translate("Counted", "also in %Ln other versions", "", count)


def differences(count: int) -> str:
    """Return ``no differences``, ``1 difference`` or ``5 differences``."""
    if count == 0:
        return QCoreApplication.translate("Counted", "no differences")
    if count == 1:
        return QCoreApplication.translate("Counted", "1 difference")
    return QCoreApplication.translate("Counted", "%Ln differences", "", count)


def stories(count: int) -> str:
    """Return ``1 story`` or ``24 stories``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "1 story")
    return QCoreApplication.translate("Counted", "%Ln stories", "", count)


def hits(count: int) -> str:
    """Return ``1 hit`` or ``41 hits``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "1 hit")
    return QCoreApplication.translate("Counted", "%Ln hits", "", count)


def lines(count: int) -> str:
    """Return ``1 line`` or ``3 lines``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "1 line")
    return QCoreApplication.translate("Counted", "%Ln lines", "", count)


def columns(count: int) -> str:
    """Return ``1 column`` or ``3 columns``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "1 column")
    return QCoreApplication.translate("Counted", "%Ln columns", "", count)


def files_are(count: int) -> str:
    """Return ``1 file is`` or ``3 files are``."""
    if count == 1:
        return QCoreApplication.translate("Counted", "1 file is")
    return QCoreApplication.translate("Counted", "%Ln files are", "", count)
