"""The keys of the window's actions, and where they are on a keyboard."""
