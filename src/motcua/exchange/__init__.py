"""Outside systems: file profiles, and what comes in and goes out."""
