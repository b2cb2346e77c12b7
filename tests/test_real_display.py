"""Runs the tests marked ``x11`` on a real X server, where focus, menus and keys are real."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SECONDS = 300


@contextmanager
def x_server() -> Iterator[str]:
    """Start an X server on a free number, and yield its name."""
    program = shutil.which("Xvfb")
    assert program, "Xvfb is missing; install it (Debian: apt-get install xvfb)."
    reading, writing = os.pipe()
    options = ["-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        [program, *options],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb ended without a display."
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is the display of Linux")
def test_the_window_works_on_a_real_display(tmp_path: Path) -> None:
    with x_server() as display:
        run = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "tests/gui", "-m", "x11", "-q"),
                *("-p", "no:xdist", "-p", "no:cacheprovider", "-o", "addopts="),
                *("--strict-markers", "--basetemp", str(tmp_path / "x11")),
            ],
            cwd=ROOT,
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
    assert " passed" in run.stdout
