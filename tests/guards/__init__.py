"""What reviewers forget: rules of the house that hold because a test holds them."""
