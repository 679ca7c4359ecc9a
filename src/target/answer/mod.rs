//! Answers to a target: when, what it would take, whether it can be, and what helps most.
