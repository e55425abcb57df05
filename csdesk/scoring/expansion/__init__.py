"""Growing with a customer: who is ready, what it could bring, and what guards an offer."""
