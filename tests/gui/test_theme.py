from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QStyle,
)

from ui.colours import contrast, legible, mixed
from ui.theme import (
    SYSTEM,
    THEMES,
    Appearance,
    apply_theme,
    icon,
    load_theme,
    paper_colours,
)
from ui.wording.theme_names import theme_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from ui.theme import Theme

colours = st.builds(QColor, *[st.integers(0, 255)] * 3)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.fixture(autouse=True)
def as_it_was(qapp: QApplication) -> Iterator[None]:
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def test_text_has_contrast_aa_on_every_ground_it_stands_on(theme: Theme) -> None:
    texts = ("ink", "dim", "accent", "warning")
    grounds = ("window", "panel", "card", "paper", "selection", "hover", "warning_ground")
    pairs = [*product(texts, grounds), ("on_accent", "accent"), ("ink", "hit")]
    ratios = {pair: contrast(*(getattr(theme, token) for token in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


def test_outlines_and_signs_stand_out_from_their_ground(theme: Theme) -> None:
    signs = product(("edge", "star", "accent"), ("window", "panel", "card", "selection"))
    pairs = [*signs, ("hit_edge", "paper"), ("hit_edge", "hit")]
    ratios = {pair: contrast(*(getattr(theme, token) for token in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_read_as_toml_means_it(name: str) -> None:
    values = tomllib.loads((files("resources") / "themes" / f"{name}.toml").read_text("utf-8"))
    theme = load_theme(name)._asdict()
    colours = {token: QColor(value) for token, value in values.pop("colours").items()}
    assert theme == {"name": name} | values | colours


def test_what_cannot_be_used_can_still_be_made_out(theme: Theme) -> None:
    assert contrast(theme.faint, theme.card) > 2


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@given(colour=colours, ground=colours)
def test_any_colour_can_be_made_legible_on_any_ground(colour: QColor, ground: QColor) -> None:
    assert contrast(legible(colour, ground), ground) >= 4.5


@given(colour=colours, ground=colours)
def test_a_mixture_lies_between_its_parts(colour: QColor, ground: QColor) -> None:
    assert mixed(colour, ground, 1).name() == colour.name()
    assert mixed(colour, ground, 0).name() == ground.name()


def test_applying_a_theme_reaches_widgets(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    label, button = QLabel("Words"), QPushButton("Press")
    assert label.palette().windowText().color() == theme.ink
    assert "$" not in qapp.styleSheet()
    image = button.grab().toImage()
    ground = image.pixelColor(image.width() // 2, 4)
    assert ground == theme.card


def test_a_paper_of_its_own_does_not_change_the_window() -> None:
    light = load_theme("light")
    assert paper_colours(light, SYSTEM) is light
    assert paper_colours(light, "sepia").paper == load_theme("sepia").paper


def test_the_system_scheme_is_followed_until_a_theme_is_chosen(qapp: QApplication) -> None:
    scheme_changed = qapp.styleHints().colorSchemeChanged
    appearance = Appearance(qapp, SYSTEM)
    scheme_changed.emit(Qt.ColorScheme.Light)
    assert appearance.theme.name == "light"
    seen: list[str] = []
    appearance.changed.connect(lambda theme: seen.append(theme.name))
    scheme_changed.emit(Qt.ColorScheme.Dark)
    appearance.choose("sepia")
    scheme_changed.emit(Qt.ColorScheme.Light)
    assert appearance.theme.name == "sepia"
    appearance.choose(SYSTEM)
    assert seen == ["dark", "sepia", "light"]
    appearance.deleteLater()


def test_a_desktop_with_high_contrast_gets_it_in_its_own_scheme(qapp: QApplication) -> None:
    hints = qapp.styleHints()
    appearance = Appearance(qapp, SYSTEM)
    seen: list[str] = []
    appearance.changed.connect(lambda theme: seen.append(theme.name))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert seen == ["contrast", "contrast-dark", "dark"]
    appearance.deleteLater()


def test_every_theme_that_is_offered_exists_and_the_other_way_round(qapp: QApplication) -> None:
    assert tuple(name for name, _ in theme_names()) == THEMES


def test_an_icon_takes_the_colour_it_is_asked_for(qapp: QApplication) -> None:
    theme = load_theme("dark")
    for mode, colour in ((QIcon.Mode.Normal, theme.accent), (QIcon.Mode.Disabled, theme.faint)):
        image = icon("menu", theme, theme.accent, 32).pixmap(QSize(32, 32), mode).toImage()
        assert colour.name() in _solid_colours(image)


@pytest.mark.parametrize("mark", ["check", "chevron", "rise", "back", "forward", "up"])
def test_the_marks_of_controls_have_the_colours_of_their_themes(mark: str) -> None:
    folder = files("resources") / "themes"
    for shade in ("light", "dark"):
        theme = load_theme(shade)
        colour = theme.on_accent if mark == "check" else theme.dim
        assert colour.name() in (folder / f"{mark}-{shade}.svg").read_text("utf-8")


@pytest.mark.x11
def test_the_buttons_of_dialogs_have_words_alone(qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light"))
    dialog = QInputDialog()
    box = dialog.findChild(QDialogButtonBox) or QDialogButtonBox(dialog)
    dialog.ensurePolished()
    hint = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
    assert box.style().styleHint(hint, None, box) == 0
    message = QMessageBox(QMessageBox.Icon.Warning, "Delete", "Delete it?")
    cancel = message.addButton(QMessageBox.StandardButton.Cancel)
    message.ensurePolished()
    assert cancel.icon().isNull()


def test_svg_pictures_can_be_read(qapp: QApplication) -> None:
    data = (files("resources") / "themes" / "check-light.svg").read_bytes()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    assert not QImage.fromData(data, "SVG").isNull()


def _solid_colours(image: QImage) -> set[str]:
    points = product(range(image.width()), range(image.height()))
    pixels = (image.pixelColor(*point) for point in points)
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}
