"""Technicians, approval of dispatch, work orders with their visits, the phone, the board."""
