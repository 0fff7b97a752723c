"""The window: what an analyst sees. The only room that knows Qt."""
