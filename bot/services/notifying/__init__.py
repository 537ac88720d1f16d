"""Notifying: the planning of deliveries and the reminders."""
