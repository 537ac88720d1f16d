"""The commands: run, demo, check, doctor, and those of operators for a running bot."""
