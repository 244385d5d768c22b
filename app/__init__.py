"""Kinora: a service between a company's apps and 1min.ai's Veo 3 image-to-video model."""
