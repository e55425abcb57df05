"""One module for each kind of thing that a workspace holds; each gives objects of the model."""
