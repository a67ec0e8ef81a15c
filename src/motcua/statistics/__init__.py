"""Facts and measures: portable SQL, one file per measure set."""
