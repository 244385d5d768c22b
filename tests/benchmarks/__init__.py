"""Figures for `docs/performance.md`. Nothing here is a test: a figure of a noisy machine decides nothing."""
