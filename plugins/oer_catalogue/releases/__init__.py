"""What is published beside the site: its files with their facts, signed, so that copies can be kept true to it."""
