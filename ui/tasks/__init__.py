"""Work that takes longer than a blink: one thread for each lane, in order, with cancel."""
