"""What Word documents and presentations share: their packages, opened only if they are safe."""
