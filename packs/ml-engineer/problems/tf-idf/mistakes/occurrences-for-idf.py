import math
import re
from collections import Counter


class TfIdf:
    def __init__(self, min_df=1):
        if min_df < 1:
            raise ValueError("min_df")
        self.min_df, self.idf = min_df, None

    def fit(self, notes):
        if not notes:
            raise ValueError("no notes")
        df = Counter(word for note in notes for word in re.findall(r"\w\w+", note.lower()))
        words = sorted(word for word in df if df[word] >= self.min_df)
        self.vocabulary = {word: column for column, word in enumerate(words)}
        self.idf = [math.log((1 + len(notes)) / (1 + df[word])) + 1 for word in words]
        return self

    def transform(self, notes):
        if self.idf is None:
            raise ValueError("fit first")
        rows = []
        for note in notes:
            words = [w for w in re.findall(r"\w\w+", note.lower()) if w in self.vocabulary]
            counts = Counter(self.vocabulary[word] for word in words)
            row = {column: counts[column] * self.idf[column] for column in sorted(counts)}
            length = math.sqrt(sum(weight**2 for weight in row.values()))
            rows.append({column: weight / length for column, weight in row.items()} if length else {})
        return rows
