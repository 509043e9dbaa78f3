"""What a workspace changes of a questionnaire, in data: weights, cuts, weights of roles, gates, targets."""
