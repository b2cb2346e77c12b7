"""Make the samples of books and papers from their sources, with the programs that people use.

    python tests/data/books/make_books.py

It needs the packages typst, weasyprint and fpdf2; none of them is needed to run the tests.
"""

from __future__ import annotations

from pathlib import Path

import typst
import weasyprint
from fpdf import FPDF

HERE = Path(__file__).parent
SENTENCE = "The council said on Thursday that the harbour would open on Friday."


def make_pdfs() -> None:
    """Make those with columns, from right to left, and the encrypted ones."""
    typst.compile(HERE / "columns.typ", output=HERE / "columns.pdf")
    weasyprint.HTML(HERE / "arabic.html").write_pdf(HERE / "arabic.pdf")
    for name, password in (("locked", "anneth"), ("encrypted", "")):
        book = FPDF()
        book.set_encryption("owner", password)
        book.add_page()
        book.set_font("Helvetica", size=12)
        book.multi_cell(0, text=SENTENCE)
        book.output(str(HERE / f"{name}.pdf"))


if __name__ == "__main__":
    make_pdfs()
