"""Turn results into something to hand over: content, charts, HTML, PDF, terminal summary."""
