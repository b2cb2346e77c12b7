"""The command line where what it writes goes to a full disk, or nowhere."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.values import ArticleId

ROOT = Path(__file__).parents[2]


def by_shell(words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``postil`` as a shell does that is told ``words``."""
    return subprocess.run(
        ["/bin/sh", "-c", f'"$PYTHON" -m ui {words}'],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHON": sys.executable} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def at_a_terminal(words: str) -> str:
    """Return what a person sees of ``postil``, who told a shell ``words``."""
    screen, ours = pty.openpty()
    with os.fdopen(screen, "rb", buffering=0) as seen:
        command = ["/bin/sh", "-c", f'"{sys.executable}" -m ui {words}']
        done = subprocess.Popen(command, cwd=ROOT, stdout=ours, stderr=ours)
        os.close(ours)
        content = b""
        with suppress(OSError):  # nobody writes there any more
            while some := seen.read(1000):
                content += some
        assert done.wait() == 0
    return content.decode()


def test_a_terminal_shows_hits_in_lines_of_their_own(
    path: Path, add: Callable[..., ArticleId]
) -> None:
    add("Pilots strike\n\nForty ships wait.")
    lines = at_a_terminal(f"search -l '{path}' ships").splitlines()
    assert [line.split("\t")[1:] for line in lines] == [["21–26", "Forty [ships] wait."]]


def test_a_message_takes_the_place_of_the_progress(path: Path) -> None:
    story = path.with_name("a.txt")
    for ships in ("Forty", "Fifty"):
        story.write_text(f"Pilots strike\n\n{ships} ships wait.", encoding="utf-8")
        seen = at_a_terminal(f"import -l '{path}' '{story}' > /dev/null")
    assert re.search(r"1 document\r\x1b\[Kpostil: \w+ is a new version of", seen)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize("command", ["list", "show --query ''", "export", "history", "check"])
def test_output_to_a_full_disk_is_told_in_one_sentence(
    path: Path, add: Callable[..., ArticleId], command: str
) -> None:
    for number in range(300):
        add(f"Title {number} of the harbour\n\nA text.", source="Northgate Wire " * 30)
    done = by_shell(f"{command} -l '{path}' > /dev/full")
    assert done.returncode == 1
    assert done.stderr == "postil: The output can't be written: No space left on device.\n"


@pytest.mark.parametrize("stream", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_the_shell_has_closed_is_none_to_write_to(path: Path, stream: str) -> None:
    text = path.with_name("a.txt")
    text.write_text("Pilots strike\n\nForty ships wait.", encoding="utf-8")
    done = by_shell(f"import -l '{path}' '{text}' {stream}")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pilots strike" in by_shell(f"list -l '{path}'").stdout


def test_ctrl_c_while_the_program_starts_is_told_in_one_sentence() -> None:
    code = (
        "import sys\n"
        "class Pressed:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'reader.cli.arguments':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Pressed())\n"
        "from reader import cli\n"
        "print(cli.main(['list']))\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("130\n", "postil: Stopped; what was finished is kept.\n")


def test_without_a_screen_the_window_is_refused_with_a_sentence() -> None:
    done = by_shell("", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert done.stderr == "postil: There is no screen; “postil --help” tells what needs none.\n"
