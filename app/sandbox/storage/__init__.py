"""The sandbox's files: uploaded assets, and the signed links to films."""
