"""Measurements for `docs/performance.md`. Nothing here is a test: one figure from a busy machine proves nothing."""
