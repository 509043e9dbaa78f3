"""All assessments of one client side by side: what was measured, when, with which result, and what to do first."""
