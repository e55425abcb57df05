"""What a person does about health: scorecards, scores, tasks, losses, offers, experiments."""
