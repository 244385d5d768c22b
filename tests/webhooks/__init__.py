"""Events and webhooks: what is told to whom, how it is signed and sent, and that nothing is lost."""
