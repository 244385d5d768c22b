"""Support code of the tests: real processes, real sockets, real files. No mocks, no patches."""
