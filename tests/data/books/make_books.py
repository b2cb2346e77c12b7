"""Make the samples of books and papers from their sources, with the programs that people use.

    python tests/data/books/make_books.py

It needs the packages typst, weasyprint, fpdf2 and pypandoc_binary, LibreOffice and Chromium; none
of them is needed to run the tests.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypandoc
import typst
import weasyprint
from fpdf import FPDF

HERE = Path(__file__).parent
SENTENCE = "The council said on Thursday that the harbour would open on Friday."


def make_pdfs() -> None:
    """Make those with columns, from right to left, of a page in a browser, and encrypted ones."""
    typst.compile(HERE / "columns.typ", output=HERE / "columns.pdf")
    weasyprint.HTML(HERE / "arabic.html").write_pdf(HERE / "arabic.pdf")
    print_to = ("--no-pdf-header-footer", f"--print-to-pdf={HERE / 'list.pdf'}")
    subprocess.run(("chromium", "--headless", *print_to, (HERE / "list.html").as_uri()), check=True)
    for name, password in (("locked", "anneth"), ("encrypted", "")):
        book = FPDF()
        book.set_encryption("owner", password)
        book.add_page()
        book.set_font("Helvetica", size=12)
        book.multi_cell(0, text=SENTENCE)
        book.output(str(HERE / f"{name}.pdf"))


def make_documents() -> None:
    """Make the e-books and the documents, with pandoc and then with LibreOffice."""
    for name, kind in (
        ("tides3.epub", "epub3"),
        ("tides2.epub", "epub2"),
        ("tides.docx", "docx"),
        ("tides.odt", "odt"),
    ):
        pypandoc.convert_file(HERE / "tides.md", kind, outputfile=HERE / name)
    for kind, other in (("docx", "odt"), ("odt", "docx"), ("epub", "docx")):
        folder = HERE / "libreoffice"
        command = ("soffice", "--headless", "--convert-to", kind, "--outdir", folder)
        subprocess.run((*command, HERE / f"tides.{other}"), check=True)


if __name__ == "__main__":
    make_pdfs()
    make_documents()
