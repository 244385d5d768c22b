"""The guarded way out: what it refuses, and that it goes where it has looked."""
