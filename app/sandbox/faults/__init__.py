"""The failures that the sandbox simulates on request: their names, when each applies, and what the client receives."""
