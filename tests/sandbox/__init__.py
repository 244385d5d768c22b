"""The sandbox, tested as its clients use it: in a separate process, over real sockets."""
