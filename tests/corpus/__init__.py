"""A corpus of generated images: every format, mode, bit depth, orientation and profile, compared with a reference."""
