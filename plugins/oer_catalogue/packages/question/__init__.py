"""What ``questions`` is made of: the values, how they are drawn, and how a kind becomes another one."""
