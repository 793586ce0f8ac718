"""What whoever runs the server needs: settings for servers, limits of hosts, compressed twins, health of mirrors, counts."""
