"""Other people's clients against a running service: OpenAI's SDKs, generated clients, and tools that read the
contract."""
