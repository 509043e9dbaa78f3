"""Files of scores: CSV, Parquet, XLSX and JSON lines, all from one table; nothing in them runs when they are opened."""
