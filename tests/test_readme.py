"""The README's commands are the ones that are run."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CI = (ROOT / ".ci/run").read_text("utf-8")


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("python3")]


def test_ci_runs_exactly_the_test_command_of_the_readme() -> None:
    (test_command,) = [command for command in commands() if command.endswith("pytest")]
    assert CI.splitlines()[-1] == test_command


def test_ci_installs_the_system_packages_that_the_readme_names() -> None:
    def packages(text: str) -> set[str]:
        found = re.findall(r"apt-get install ((?:.*\\\n)*.*)", text)
        return {word for line in found for word in re.findall(r"(?<![-\w])[a-z][\w.+-]+", line)}

    assert packages(CI) == packages(README)


def test_the_pinned_versions_are_used_by_every_command() -> None:
    assert all("-c tests/constraints.txt" in command for command in commands())


def test_every_picture_of_the_readme_exists() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)
