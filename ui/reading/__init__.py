"""Reading: the article that is open, its place, its look, its links, and moving in it."""
