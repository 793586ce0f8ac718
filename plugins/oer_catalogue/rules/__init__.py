"""Rules: one file per topic, one function per rule, a code each."""
