"""The explorer: a web application over one store, for the browser of whoever runs it."""
