"""Published figures become bands; what is computed and filtered with them."""
