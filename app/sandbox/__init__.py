"""The stand-in upstream: 1min.ai's wire over real HTTP, with real films, counted calls and faults on demand."""
