"""Documents of Word and LibreOffice."""
