"""Labels: the bar under the article, the picker, and what a label looks like."""
