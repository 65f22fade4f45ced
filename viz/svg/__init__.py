"""Drawings as SVG text: for pages, memos and slides."""
