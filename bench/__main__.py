"""Run every measure and print a table. Trust the ratios; seconds depend on the machine and its neighbours."""

from bench import help_time, reporting, scoring

for measure in (help_time, scoring, reporting):
    for line in measure.lines():
        print(line, flush=True)
