"""Reads requests: bodies, images, labels, headers. Sizes are limited before memory is spent."""
