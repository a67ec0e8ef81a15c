"""The national portal's exchange of dossiers (service DongBoHoSoMC), as linked procedures are reported by it."""
