"""Plan -> file: each module makes one kind of file from a Plan. Nothing here decides, stores or asks for anything."""
