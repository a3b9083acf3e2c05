import random


class Reservoir:
    def __init__(self, size, seed=0):
        if size < 1:
            raise ValueError("size")
        self.size, self.seen, self.kept = size, 0, []
        self.dice = random.Random(seed)

    def extend(self, batch):
        for reading in batch:
            self.seen += 1
            if len(self.kept) < self.size:
                self.kept.append(reading)
            else:
                place = self.dice.randrange(self.seen)
                if place < self.size:
                    self.kept[place] = reading

    def sample(self):
        return list(self.kept)

    def merged(self, other, seed=0):
        if self.size != other.size:
            raise ValueError("sizes differ")
        joint = Reservoir(self.size, seed)
        joint.seen = self.seen + other.seen
        pool = self.kept + other.kept
        joint.kept = joint.dice.sample(pool, min(self.size, len(pool)))
        return joint
