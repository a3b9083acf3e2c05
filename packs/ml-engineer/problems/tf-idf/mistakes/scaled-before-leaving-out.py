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
        df = Counter(word for note in notes for word in set(re.findall(r"\w\w+", note.lower())))
        words = sorted(word for word in df if df[word] >= self.min_df)
        self.unseen = math.log(1 + len(notes)) + 1
        self.vocabulary = {word: column for column, word in enumerate(words)}
        self.idf = [math.log((1 + len(notes)) / (1 + df[word])) + 1 for word in words]
        return self

    def transform(self, notes):
        if self.idf is None:
            raise ValueError("fit first")
        rows = []
        for note in notes:
            counts = Counter(re.findall(r"\w\w+", note.lower()))
            squares, row = 0.0, {}
            for word in sorted(counts):
                column = self.vocabulary.get(word)
                weight = counts[word] * (self.unseen if column is None else self.idf[column])
                squares += weight**2
                if column is not None:
                    row[column] = weight
            rows.append({column: weight / math.sqrt(squares) for column, weight in row.items()})
        return rows
