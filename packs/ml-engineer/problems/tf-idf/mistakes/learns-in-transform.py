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
        self.vocabulary = {word: column for column, word in enumerate(words)}
        self.idf = [math.log((1 + len(notes)) / (1 + df[word])) + 1 for word in words]
        return self

    def transform(self, notes):
        if self.idf is None:
            raise ValueError("fit first")
        held = [Counter(re.findall(r"\w\w+", note.lower())) for note in notes]
        df = Counter(word for counts in held for word in counts)
        rows = []
        for counts in held:
            row = {}
            for word in sorted(counts):
                if word in self.vocabulary:
                    rarity = math.log((1 + len(notes)) / (1 + df[word])) + 1
                    row[self.vocabulary[word]] = counts[word] * rarity
            length = math.sqrt(sum(weight**2 for weight in row.values()))
            rows.append({column: weight / length for column, weight in row.items()} if length else {})
        return rows
