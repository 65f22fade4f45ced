"""Tells which descriptions mean the same thing."""
