"""What the OpenAPI document says: only route modules, `main` and the `openapi` command import from here."""
