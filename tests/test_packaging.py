"""The program as it is handed out: an sdist and a wheel that work elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = {
    path.relative_to(ROOT).as_posix()
    for package in ("reader", "ui", "resources")
    for path in (ROOT / package).rglob("*")
    if path.is_file() and not {"__pycache__", "pictures"} & set(path.parts)
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    source = folder / "source"
    subprocess.run(["git", "clone", "-q", ROOT, source], check=True)
    for name in SHIPPED | {"pyproject.toml", "README.md", "LICENSE"}:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_wheel_has_every_module_and_resource(built: Path) -> None:
    (wheel,) = built.glob("postil-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert names >= SHIPPED


def test_the_sdist_has_every_module_and_resource(built: Path) -> None:
    (sdist,) = built.glob("postil-*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= SHIPPED


def test_the_wheel_works_when_installed_elsewhere(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("postil-*.whl")
    target = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", target, wheel]
    subprocess.run(install, check=True, capture_output=True)
    script = (
        "from reader.library import Library\n"
        "from ui.transfer.samples import sample_files\n"
        "import reader\n"
        "library = Library.open('news.postil')\n"
        "reports = [library.importing.document(data, name) for name, data in sample_files()]\n"
        "print(reader.__file__, len(reports), len(library.labels.all()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(target), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    module, reports, labels = done.stdout.split()
    assert module.startswith(str(target))
    assert int(reports) == len(list((ROOT / "resources/samples").iterdir()))
    assert int(labels) == 9
