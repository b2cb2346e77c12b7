"""An article on its page: its text, and the marks, notes and hits painted with it."""
