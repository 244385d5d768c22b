"""Rules of the project that reviewers forget: tests enforce them."""
