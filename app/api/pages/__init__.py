"""Pages for people: the console and the documentation, with their static files."""
