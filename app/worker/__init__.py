"""Claims runs, takes them as far as they go, sweeps, stops in good order; it has no rules of its own."""

from app.worker.pool import Worker

__all__ = ["Worker"]
