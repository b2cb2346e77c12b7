"""What comes into the library, and what goes out."""
