"""HTTP out to 1min.ai: the only code that spends money."""
