"""Papers of a service: the ticket, the complaint form and the fourteen forms of RPT-16."""
