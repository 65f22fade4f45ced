"""From files to facts: read, split, recognise, relate, resolve."""
