"""Where everything is kept: the database's three verbs, and stills and films on disk."""
