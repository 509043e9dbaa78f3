"""Run every measure and print a table. Trust the ratios; seconds depend on the machine and its neighbours."""

from bench import help_time, reporting, scoring, sitting
from bench.batch import measured
from bench.relations import measured as relations

for measure in (help_time, sitting, scoring, reporting, relations, measured):
    for line in measure.lines():
        print(line, flush=True)
