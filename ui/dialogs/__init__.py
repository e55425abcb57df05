"""Small windows that ask for something and give back an answer."""
