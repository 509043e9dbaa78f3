"""A Word document by docxtpl: a template that anyone can restyle, filled in with the content of a report."""
