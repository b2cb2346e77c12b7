"""PDFs: from glyphs to lines, columns, paragraphs and notes."""
