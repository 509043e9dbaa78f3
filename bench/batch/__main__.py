"""The measures of batch scoring alone: ``python -m bench.batch``."""

from bench.batch import measured

for line in measured.lines():
    print(line, flush=True)
