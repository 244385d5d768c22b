"""The HTTP server: uvicorn, its protocol and its signals. The API does not depend on it."""
