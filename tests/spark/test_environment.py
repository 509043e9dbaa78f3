"""Spark runs a function of ours in Python workers that see this checkout and the packages of this environment."""


def where(batches):
    """For each batch: its rows, the Python at work, and whether digimat and Polars are at hand."""
    import sys

    import polars
    import pyarrow as pa

    import digimat

    for batch in batches:
        yield pa.RecordBatch.from_pydict(
            {
                "rows": pa.array([batch.num_rows], pa.int64()),
                "python": [sys.executable],
                "digimat": [digimat.__file__],
                "polars": [polars.__version__],
            }
        )


def test_workers_are_of_this_environment_and_see_this_checkout(spark):
    import sys

    import polars

    import digimat

    told = spark.range(1000).repartition(2).mapInArrow(
        where, "rows long, python string, digimat string, polars string"
    ).collect()  # fmt: skip
    assert sum(row.rows for row in told) == 1000
    assert {row.python for row in told} == {sys.executable}
    assert {row.digimat for row in told} == {digimat.__file__}
    assert {row.polars for row in told} == {polars.__version__}
