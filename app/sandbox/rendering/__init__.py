"""Makes the films: a pool of render processes, and the program that each of them runs."""
