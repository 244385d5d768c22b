"""The HTTP API: handlers parse a request, authenticate its client, call the domain and build the response."""
