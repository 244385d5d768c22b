"""Kinora: a still goes in by `POST /videos`, a moving picture comes out."""
