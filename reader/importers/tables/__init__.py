"""Tables: their columns, what these are, and their rows."""
