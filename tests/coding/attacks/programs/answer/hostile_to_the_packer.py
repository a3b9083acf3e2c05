"""Returns things that run code while they are being packed."""


class Hostile(list):
    def __iter__(self):
        while True:
            yield self

    def __len__(self):
        return 2**62

    def __reduce_ex__(self, protocol):
        return exec, ("raise SystemExit",)

    def __class_getitem__(cls, item):
        return cls


def solve(outside):
    return {"hostile": Hostile([1, 2])}
