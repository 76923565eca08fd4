"""What the desk says and quotes: lines, scripts, snippets, released prices."""
