"""Decoding: images, and the processes that decode them."""
