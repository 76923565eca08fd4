"""Reading call lists that other systems export; pure but for the file, writes no row."""
