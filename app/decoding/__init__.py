"""Decoding: turns the images that clients send into uploads and thumbnails, in child processes with limits."""
