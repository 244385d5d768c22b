"""What the tests stand on: real processes, real sockets, real files. No mocks, no patches."""
