"""What operators do over HTTP and with the command line."""
