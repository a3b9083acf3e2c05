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
        total = min(self.size, joint.seen)
        mine = sum(joint.dice.randrange(joint.seen) < self.seen for _ in range(total))
        mine = max(min(mine, len(self.kept)), total - len(other.kept))
        joint.kept = joint.dice.sample(self.kept, mine)
        joint.kept += joint.dice.sample(other.kept, total - mine)
        return joint
