"""The lists of work, which keep themselves fresh: mine, my unit's, the counter's."""
