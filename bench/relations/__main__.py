"""The measures of relations alone: ``python -m bench.relations``."""

from bench.relations import measured

for line in measured.lines():
    print(line, flush=True)
