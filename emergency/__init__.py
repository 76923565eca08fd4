"""Emergencies: what calls for one is proposed to those who may start it."""
