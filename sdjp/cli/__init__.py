"""The command line: the same engine and text path as the window, without a window."""
