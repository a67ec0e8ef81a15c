"""The cashier's pages: fees taken for a dossier, the day's receipts, the closing of the day and its sheet."""
