"""Builds responses: conditional ones with an ETag, files, and those that wait for a video."""
