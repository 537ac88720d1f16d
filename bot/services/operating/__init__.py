"""Operating: snapshot, recalls of keys, rotation, housekeeping."""
