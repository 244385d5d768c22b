"""Each command as its user runs it: a real process, its exit code, and one plain line for an error."""
