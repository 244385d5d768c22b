"""Other people's clients, live: OpenAI's SDKs, clients that generators write from our contract, and what reads it."""
