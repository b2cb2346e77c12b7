"""What the themes are called, for everything that offers them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def theme_names() -> list[tuple[str, str]]:
    """Return the themes, each with its name, in the order to offer them."""
    translate = QCoreApplication.translate
    return [
        ("light", translate("Themes", "Light")),
        ("sepia", translate("Themes", "Sepia")),
        ("dark", translate("Themes", "Dark")),
        ("contrast", translate("Themes", "High contrast")),
        ("contrast-dark", translate("Themes", "Dark contrast")),
    ]
