"""The commands: run, demo, check, doctor, and what operators do beside a bot that runs."""
