"""A stand-in for 1min.ai: its HTTP API on a real port, with real mp4 files, counted paid calls, faults on request."""
