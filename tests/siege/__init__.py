"""One hostile client beside an honest one (promise 9). `make siege` measures; a short form runs with the tests."""
