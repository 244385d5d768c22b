"""The console in a real browser: `make browser`. It needs the system's Chromium, so it stands outside `make test`."""
