from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from ui import settings as declared
from ui.settings import Setting, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

EVERY = [value for value in vars(declared).values() if isinstance(value, Setting)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "postil.ini"


def test_a_new_file_gives_the_defaults(path: Path) -> None:
    settings = Settings(path)
    assert all(settings.get(setting) == setting.default for setting in EVERY)


def test_no_two_settings_share_a_key() -> None:
    keys = [setting.key for setting in EVERY]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (declared.THEME, "sepia"),
        (declared.SIZE, 21),
        (declared.LINE_HEIGHT, 1.55),
        (declared.FAMILY, "A, strange; “family”"),
        (declared.AUTHOR, "100% سارا"),
        (declared.FOLDED_PANES, ("sidebar",)),
        (declared.FOLDED_PANES, ()),
        (declared.EXPORT, {"format": "csv", "for": "spread, sheet"}),
        (declared.GEOMETRY, QByteArray(bytes(range(256)))),
    ],
)
def test_what_is_set_is_there_in_the_next_run(
    path: Path, setting: Setting[Any], value: object
) -> None:
    first = Settings(path)
    first.set(setting, value)
    first.save()
    assert Settings(path).get(setting) == value


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back(path: Path, value: str) -> None:
    first = Settings(path)
    first.set(declared.RECENT, (value, "second"))
    first.save()
    assert Settings(path).get(declared.RECENT) == (value, "second")


@pytest.mark.parametrize(
    "junk", ["", "purple", "-1", "nan", "1e9", "[1, 2]", "{", "a, b", "@Variant(x)"]
)
def test_what_cannot_be_used_counts_as_the_default(path: Path, junk: str) -> None:
    strict = [
        setting for setting in EVERY if isinstance(setting.default, int | float | tuple | dict)
    ]
    path.parent.mkdir()
    lines = [line for setting in strict for line in _ini_lines(setting.key, junk)]
    path.write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(path)
    assert all(settings.get(setting) == setting.default for setting in strict)
    assert settings.get(declared.THEME) == declared.THEME.default


def test_a_file_that_is_no_ini_file_counts_as_empty(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(bytes(range(256)) * 4)
    settings = Settings(path)
    assert all(settings.get(setting) == setting.default for setting in EVERY)


def test_recent_libraries_are_newest_first_without_repeats(path: Path, tmp_path: Path) -> None:
    settings = Settings(path)
    for number in [*range(12), 5]:
        settings.remember_library(tmp_path / f"{number}.postil")
    names = [name.rsplit("/")[-1] for name in settings.get(declared.RECENT)]
    assert names == [f"{number}.postil" for number in (5, 11, 10, 9, 8, 7, 6, 4, 3, 2)]
    assert settings.get(declared.LAST_LIBRARY) == str(tmp_path / "5.postil")


def test_a_window_finds_its_geometry_again(path: Path, qtbot: QtBot) -> None:
    window, other = QMainWindow(), QMainWindow()
    qtbot.addWidget(window)
    qtbot.addWidget(other)
    window.resize(640, 480)
    settings = Settings(path)
    settings.set(declared.GEOMETRY, window.saveGeometry())
    settings.save()
    assert other.restoreGeometry(Settings(path).get(declared.GEOMETRY))
    assert other.size() == window.size()


def _ini_lines(key: str, value: str) -> tuple[str, str]:
    section, _, name = key.rpartition("/")
    return f"[{section or 'General'}]", f"{name}={value}"
