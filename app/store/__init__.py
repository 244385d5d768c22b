"""What Kinora keeps: rows in a database, stills and films in a content store."""
