"""Everything known of each exchange; ccxt lives here and nowhere else."""
