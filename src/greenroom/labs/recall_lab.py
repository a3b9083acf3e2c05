"""The recall lab's form: what is chosen, what is measured, what it teaches."""

from greenroom.labs.forms import Telling, options, that_fit
from greenroom.labs.model import Choice, Choices, Contrast, Lab, Metric
from greenroom.labs.recall import trial

CHOICES = (
    Choice(
        id="task",
        title="Task",
        about="What has to be brought back from the past.",
        options=options(
            ("recall", "Look up", "Pairs of key and value; a key asks for its value."),
            ("order", "Which came first", "Values alone; the first one is asked for."),
        ),
        default="recall",
        phase="data",
    ),
    Choice(
        id="pairs",
        title="Tokens before the question",
        about="How much there is to keep, and how far back.",
        options=options((4, "4", ""), (8, "8", ""), (16, "16", ""), (32, "32", "")),
        default=8,
        phase="data",
    ),
    Choice(
        id="network",
        title="Network",
        about="How the past reaches the answer.",
        options=options(
            ("attention", "Transformer layer", "The last token looks at every token at once."),
            ("lstm", "LSTM", "A gated memory, token after token."),
            ("rnn", "RNN", "One state, rewritten at every token."),
        ),
        default="lstm",
        phase="model",
    ),
    Choice(
        id="positions",
        title="Positions",
        about="Whether a token says where it stands.",
        options=options(
            ("none", "None", "Tokens carry what they are."),
            ("learnt", "Learnt", "A vector for each place is added."),
            ("waves", "Waves", "Sines and cosines of the place are added, and never learnt."),
        ),
        default="none",
        phase="model",
    ),
    Choice(
        id="forget-bias",
        title="Forget gate's bias at the start",
        about="Only the LSTM has one; others ignore it.",
        options=options(
            (0.0, "0", "Half of the memory is kept at each token."),
            (1.0, "1", "Some 73% is kept."),
            (2.0, "2", "Some 88% is kept."),
        ),
        default=0.0,
        phase="model",
    ),
    Choice(
        id="steps",
        title="Training steps",
        about="Of 32 fresh sequences each.",
        options=options((150, "150", ""), (400, "400", "")),
        default=400,
        phase="model",
    ),
)

METRICS = (
    Metric(
        id="accuracy",
        title="Share of questions answered right",
        better="higher",
        headline=True,
        about="On 1,000 sequences that were not seen; guessing gives 1 in 32.",
    ),
    Metric(id="loss", title="Cross-entropy of the answers", better="lower"),
    Metric(
        id="attention-mass",
        title="Attention on the right token, of the better head",
        better="neither",
        about="0 for a network that has no attention.",
    ),
    Metric(
        id="reach",
        title="Gradient 64 tokens back over the nearest one's (log10)",
        better="higher",
        digits=1,
        about="Before training.",
    ),
    Metric(
        id="dependent-steps",
        title="Steps that wait for one another",
        better="lower",
        digits=0,
        about="Layers for attention, tokens for the recurrent networks: what no parallel "
        "machine can shorten.",
    ),
    Metric(id="parameters", title="Parameters", better="neither", digits=0),
)

_RECURRENT = ("lstm", "rnn")
_TELLINGS: tuple[Telling, ...] = (
    *(
        (
            {"network": network, "task": "recall"},
            Contrast(
                choice="network",
                instead="attention",
                metric="accuracy",
                rises=True,
                lesson="Squeezing all pairs through one state it answers {here:.0%}; attention, "
                "which looks the key up, answers {there:.0%} with as many steps.",
                ask="Your recurrent network answers {here:.0%} and one attention layer "
                "{there:.0%} after the same training. What has to fit into your network's state, "
                "and what does attention keep instead?",
                mistake="memory-assumed",
            ),
        )
        for network in _RECURRENT
    ),
    (
        {"network": "lstm"},
        Contrast(
            choice="forget-bias",
            instead=2.0,
            metric="reach",
            rises=True,
            lesson="With a forget bias of 2 a gradient of 10^{there} reaches 64 tokens back, "
            "instead of 10^{here}.",
            ask="One number of the initialisation moves your gradient 64 tokens back from "
            "10^{here} to 10^{there}. Why, and what would you have said of LSTMs without trying?",
            mistake="untuned-comparison",
        ),
    ),
    (
        {"network": "lstm", "task": "order"},
        Contrast(
            choice="forget-bias",
            instead=2.0,
            metric="accuracy",
            rises=True,
            lesson="It brings the first token back in {there:.0%} of sequences instead of "
            "{here:.0%} once its memory begins open.",
            ask="The LSTM seemed unable ({here:.0%}), and a forget bias of 2 makes it {there:.0%}. "
            "What would you have concluded without trying that?",
            mistake="untuned-comparison",
        ),
    ),
    (
        {"network": "attention", "positions": "none", "task": "order"},
        Contrast(
            choice="positions",
            instead="learnt",
            metric="accuracy",
            rises=True,
            lesson="Without positions attention sees a bag of tokens and finds the first in "
            "{here:.0%}; with them in {there:.0%}.",
            ask="Without positions you get {here:.0%}, with them {there:.0%}. Why does attention "
            "need to be told what an RNN knows by itself?",
        ),
    ),
    (
        {"network": "attention"},
        Contrast(
            choice="network",
            instead="lstm",
            metric="dependent-steps",
            rises=True,
            lesson="Attention needs {here} dependent step, an LSTM {there}: that is what trains "
            "in parallel, not the number of multiplications.",
            ask="The LSTM would need {there} dependent steps where you need {here}. On one core "
            "it is hardly slower: where does the transformer's speed come from, and what does it "
            "pay in sequence length?",
        ),
    ),
    (
        {"network": "attention", "task": "recall"},
        Contrast(
            choice="steps",
            instead=150,
            metric="attention-mass",
            rises=False,
            lesson="After 150 steps {there:.0%} of the attention lies on the right pair, in the "
            "end {here:.0%}.",
            ask="Attention on the matching pair grows from {there:.0%} to {here:.0%}. Is that an "
            "explanation of the answer?",
        ),
    ),
    *(
        (
            {"network": network},
            Contrast(
                choice="pairs",
                instead=4,
                metric="accuracy",
                rises=True,
                lesson="With four tokens to keep it answers {there:.0%} instead of {here:.0%}.",
                ask="Your network answers {there:.0%} with four tokens to keep and {here:.0%} "
                "here. Is it the distance or the amount that hurts, and how would you find out?",
            ),
        )
        for network in _RECURRENT
    ),
)


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a run with these choices is held against: three designs, the most telling first."""
    return that_fit(choices, _TELLINGS)[:3]


LAB = Lab(
    id="recall",
    title="Who remembers: attention, LSTM, RNN",
    about="Networks of equal width read a sequence and must bring one thing back from it. Choose "
    "the network and how it starts, and say how often it will be right.",
    revision=2,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=(
        "greenroom.labs.forms",
        "greenroom.labs.networks",
        "greenroom.labs.recall",
        "greenroom.labs.recall_lab",
    ),
    topics=("transformers", "optimisation"),
)
