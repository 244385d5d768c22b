"""What Kinora stores: rows in a database, stills and films in a content store."""
