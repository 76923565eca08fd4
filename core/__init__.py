"""Streams, events and outbox, ledgers, numbers, time, money and files; knows no other room."""
