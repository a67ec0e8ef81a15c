"""The catalogue's pages: procedures and their versions, processes, announcements, doubts."""
