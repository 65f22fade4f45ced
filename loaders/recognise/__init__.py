"""Finds names and values in text: bodies, laws, articles, parties, dates."""
