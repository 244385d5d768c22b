"""The domain rules: plain functions `fn(session, …)` that neither await nor commit, and return values, never rows."""
