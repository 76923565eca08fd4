"""Policy packs: named, versioned, effective-dated figures; each room validates the section it reads."""
