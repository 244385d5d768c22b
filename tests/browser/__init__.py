"""The console in a real browser: `make browser`. It needs the system's Chromium, so it is not part of `make test`."""
