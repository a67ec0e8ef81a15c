"""The commune's own paper: directive documents, targets, words of reports, communications."""
