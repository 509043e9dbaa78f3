"""The charts: what they show (``data``), and their geometry, a file a kind.

No markup here and no word: the templates in ``templates/charts`` write the shapes, and the labels as real text over
them. A score comes as its place on its axis, in percent, which follows from the rounded number of the content, so that
a drawing can never contradict the figure printed beside it. All lengths are millimetres, y goes down, angles start at
twelve o'clock and go clockwise.
"""
