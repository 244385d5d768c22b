"""HTTP in: parse, authenticate, call one domain function, answer."""
