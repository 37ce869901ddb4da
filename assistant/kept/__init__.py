"""What is kept of questions and feedback: masked, for a time, and erasable."""
