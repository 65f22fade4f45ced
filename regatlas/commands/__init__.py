"""The commands of `regatlas`, a file each; each imports what it needs only when it runs."""
