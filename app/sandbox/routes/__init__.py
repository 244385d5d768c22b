"""The sandbox's HTTP routes: upstream's API, the download of films, and the sandbox's own controls."""
