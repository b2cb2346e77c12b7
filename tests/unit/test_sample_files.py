from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

from ui.transfer.samples import sample_files

ROOT = Path(__file__).parents[2]


def test_the_samples_come_in_the_order_of_their_names() -> None:
    names = [name for name, _ in sample_files()]
    assert names == sorted(path.name for path in (ROOT / "resources" / "samples").iterdir())
    assert len(names) >= 9


def test_the_samples_are_the_files_to_the_byte() -> None:
    folder = files("resources") / "samples"
    assert all(data == (folder / name).read_bytes() for name, data in sample_files())


def test_the_samples_are_found_in_a_zip_file(tmp_path: Path) -> None:
    archive = tmp_path / "postil.zip"
    packed = [*(ROOT / "resources" / "samples").iterdir(), ROOT / "resources" / "__init__.py"]
    packed += [
        ROOT / "ui" / name
        for name in ("__init__.py", "transfer/__init__.py", "transfer/samples.py")
    ]
    with ZipFile(archive, "w") as file:
        for path in packed:
            file.write(path, path.relative_to(ROOT))
    program = (
        "from ui.transfer.samples import sample_files;print(sum(len(d) for _, d in sample_files()))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(archive), "PYTHONSAFEPATH": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(result.stdout) == sum(len(data) for _, data in sample_files())
