"""What a person decides about KPIs: goals, levels, stated figures, benchmarks, boards."""
