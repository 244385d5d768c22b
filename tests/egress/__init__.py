"""The guarded way out: what it refuses, and that it connects only to the address that it has checked."""
