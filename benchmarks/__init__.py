"""Side-by-side measurements. Each prints a table of ratios made in one run on this machine."""
