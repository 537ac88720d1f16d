"""What the services need from outside, by concept, as the shapes that others fit."""
