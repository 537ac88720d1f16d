"""For operators: the snapshot, recalls of keys, housekeeping."""
