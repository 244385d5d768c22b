"""Where data is stored: the database's three verbs, and stills and films on disk."""
