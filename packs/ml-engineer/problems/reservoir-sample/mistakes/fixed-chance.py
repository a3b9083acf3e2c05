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
            elif self.dice.random() < 0.5:
                self.kept[self.dice.randrange(self.size)] = reading

    def sample(self):
        return list(self.kept)

    def merged(self, other, seed=0):
        if self.size != other.size:
            raise ValueError("sizes differ")
        joint = Reservoir(self.size, seed)
        joint.seen = self.seen + other.seen
        mine = 0
        for drawn in range(min(self.size, joint.seen)):
            if joint.dice.randrange(joint.seen - drawn) < self.seen - mine:
                mine += 1
        theirs = min(self.size, joint.seen) - mine
        joint.kept = joint.dice.sample(self.kept, mine) + joint.dice.sample(other.kept, theirs)
        return joint
