"""Values in text: dates, amounts in yuan, lengths of time in months, numbers of articles."""
