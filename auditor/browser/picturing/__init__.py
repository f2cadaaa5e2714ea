"""Elements that failed, as a visitor sees them: pictures takes them, staging brings them into view."""
