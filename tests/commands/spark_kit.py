"""What takes the place of Spark where there is none: works are done here, each as often and in what order one likes."""

from types import SimpleNamespace

import pyarrow as pa

from digimat.commands.batch.spark_cluster import Cluster


class Session:
    """Does what ``range(...).mapInArrow(...).collect()`` does, in this process."""

    sparkContext = SimpleNamespace(defaultParallelism=2)  # the name Spark gives it

    def __init__(self, times=1, before=lambda: None):
        self.times, self.before, self.works = times, before, 0

    def range(self, start, end, step, partitions):
        assert (start, step, partitions) == (0, 1, end)
        self.numbers = range(end)
        return self

    def mapInArrow(self, function, schema):  # the name Spark gives it
        self.function = function
        return self

    def collect(self):
        self.before()
        self.works += len(self.numbers)
        rows = []
        for number in reversed(self.numbers):
            for _ in range(self.times):  # the last attempt is the one that counts
                batch = pa.RecordBatch.from_pydict({"id": pa.array([number], pa.int64())})
                found = [row for given in self.function(iter([batch])) for row in given.to_pylist()]
            rows += found
        return rows


def cluster(session, step=700):
    """A cluster with such a session, and stretches of so few bytes that small files have many."""
    made = Cluster(step)
    made.__dict__["session"] = session
    return made
