"""The ground all parts stand on: paths, log, files, language, facts about the system."""
