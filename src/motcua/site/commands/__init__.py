"""The commands of ``motcua``, one module each; ``motcua.site.cli`` says what a command is."""
