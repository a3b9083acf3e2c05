"""Measures how well the int8 encoder agrees with the float one, on sentences like a candidate's."""

from pathlib import Path

import numpy as np

from greenroom.language.embed import make_embedder, open_session, open_tokenizer

SENTENCES = (
    "Accuracy tells you little when almost every payment is legitimate.",
    "A model that never flags anything would already be right 99.8 percent of the time.",
    "I would look at precision and recall instead.",
    "The threshold follows from what a missed fraud costs against a blocked customer.",
    "We split by time, because a random split lets the model see the future.",
    "The scaler was fitted on the whole data set, so the test set leaked into training.",
    "Adding more data does not help a model that is too simple.",
    "High variance means the model changes a lot from one training set to the next.",
    "L2 shrinks the weights, L1 makes some of them exactly zero.",
    "Adam keeps a running mean of the gradient and of its square.",
    "The learning rate was too large and the loss went up and down.",
    "Each tree sees a bootstrap sample, so averaging them lowers the variance.",
    "Boosting fits the next tree to the errors of those before it.",
    "Self-attention compares every token with every other, so it is quadratic in the length.",
    "An RNN reads one token after another and cannot be trained in parallel.",
    "I started with a popularity baseline before any deep model.",
    "New users have no history, so we fall back to content features.",
    "We watch the feature distributions in production and alert when they drift.",
    "The model answers in twenty milliseconds at the 99th percentile.",
    "If the ranking service is down we serve yesterday's list.",
    "My manager and I disagreed, so I wrote down both options with their costs.",
    "In the end churn fell by three percent over two quarters.",
    "I do not know.",
    "Could you tell me how many labelled examples there are?",
    "Yes.",
    "Hello, my name is Sam and I have worked on search for four years.",
    "df.groupby('user').amount.mean() gives the average per user.",
    "The weather was nice and we went for a long walk by the river.",
)


def agreement_of(int8: bytes, exact: bytes, tokenizer: Path) -> float:
    """Pearson's r between the two encoders' cosines over all pairs of SENTENCES."""
    cosines = []
    for encoder in (int8, exact):
        embed = make_embedder(open_session(encoder), open_tokenizer(tokenizer, 256), 1)
        vectors = embed(SENTENCES)
        pairs = np.triu_indices(len(SENTENCES), 1)
        cosines.append((vectors @ vectors.T)[pairs])
    return float(np.corrcoef(cosines[0], cosines[1])[0, 1])
