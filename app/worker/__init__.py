"""The worker: claims generations, advances them, sweeps, and stops cleanly. It contains no rules of the domain."""

from app.worker.worker import Worker

__all__ = ["Worker"]
