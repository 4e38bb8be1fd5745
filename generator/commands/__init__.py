"""The commands of `gen`, one module a kind of work: options in, one call, print, exit code out."""
