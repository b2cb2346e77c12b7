"""Small PDFs, written by hand for what a test needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Put(NamedTuple):
    """A text on a page: where it begins, from the left and the bottom, in points."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "Helvetica"


FONTS = ("Helvetica", "Helvetica-Bold", "Courier")


def column(x: float, y: float, lines: Sequence[str], size: float = 10) -> list[Put]:
    """Return lines under each other."""
    return [Put(x, y - 12 * number, line, size) for number, line in enumerate(lines)]


def link(left: float, bottom: float, right: float, top: float, address: str) -> str:
    """Return a place on a page that leads to an address."""
    return (
        f"<< /Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}]"
        f" /A << /S /URI /URI ({address}) >> >>"
    )


def pdf(*pages: Sequence[Put], info: str = "", rotate: int = 0, links: str = "") -> bytes:
    """Return a PDF with these pages, of 400 by 600 points, all with the same ``links``."""
    fonts = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(FONTS, 3))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>" for name in FONTS]
    kids = []
    for page in pages:
        stream = "\n".join(_shown(put) for put in page)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Rotate {rotate}"
            f" /Annots [{links}] /Contents {len(objects)} 0 R"
            f" /Resources << /Font << {fonts} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    return _file(objects)


def _shown(put: Put) -> str:
    text = put.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{put.font} {put.size} Tf 1 0 0 1 {put.x} {put.y} Tm ({text}) Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    data = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    data += "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return f"{data}startxref\n{start}\n%%EOF\n".encode("latin-1")
