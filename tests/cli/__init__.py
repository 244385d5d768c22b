"""Each command as its user meets it: a real process, its exit code, one plain line for an error."""
