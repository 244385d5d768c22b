"""What operators watch: the page of metrics, alert rules and dashboard, the log."""
