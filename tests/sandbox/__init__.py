"""The stand-in upstream, met the way its clients meet it: as a process of its own, over real sockets."""
