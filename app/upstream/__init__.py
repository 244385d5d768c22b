"""HTTP requests to 1min.ai: the only code that spends money."""
