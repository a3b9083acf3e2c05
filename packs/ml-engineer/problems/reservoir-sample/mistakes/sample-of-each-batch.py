import random


class Reservoir:
    def __init__(self, size, seed=0):
        if size < 1:
            raise ValueError("size")
        self.size, self.seen, self.kept = size, 0, []
        self.dice = random.Random(seed)

    def extend(self, batch):
        batch = list(batch)
        pool = self.kept + batch
        self.seen += len(batch)
        self.kept = self.dice.sample(pool, min(self.size, len(pool)))

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
