"""One small question about rare fraud, with what its answers may say."""

from greenroom.content.model import Criterion, Level, Mistake, Question
from tests.builders import a_question

BASELINE = Criterion(
    id="baseline",
    axis="framing",
    title="Compares with a model that never flags",
    weight=3,
    levels=(
        Level(anchor="Takes the accuracy at face value"),
        Level(
            anchor="Says accuracy misleads when one class is rare",
            says=(
                "accuracy tells you little when almost every payment is legitimate",
                "with classes this imbalanced a high accuracy is nearly meaningless",
                "because fraud is so rare, being correct most of the time proves nothing",
            ),
        ),
        Level(
            anchor="Works out what the never-flag baseline scores",
            says=(
                "a model that never flags anything would already score 99.9% accuracy",
                "approving every single payment makes only a thousand errors in a million",
                "a dumb rule that says never fraud beats us and catches zero fraud",
            ),
        ),
    ),
    denies=(
        "99.8% accuracy means the model is nearly perfect",
        "class imbalance does not affect accuracy, since it averages over all cases",
        "the baseline to beat is random guessing at fifty per cent",
    ),
)
THRESHOLD = Criterion(
    id="threshold",
    axis="fundamentals",
    title="Chooses the cut-off by cost",
    weight=2,
    levels=(
        Level(anchor="Leaves the cut-off at one half"),
        Level(
            anchor="Chooses the cut-off by cost on unseen data",
            says=(
                "choose the threshold on a validation set so that the expected cost is smallest",
                "set the cut-off so that the number of alerts matches what analysts can review",
                "try many cut-offs on held-out payments and keep the one that loses least money",
            ),
        ),
    ),
    denies=(
        "the threshold should stay at 0.5, where both classes are treated equally",
        "a well trained model needs no threshold tuning",
        "choose the threshold that gives the highest accuracy",
    ),
)
FRAUD: Question = a_question(
    "rare-fraud",
    BASELINE,
    THRESHOLD,
    ask=(
        "Our card-fraud model is 99.8% accurate, yet the fraud team calls it useless. "
        "How can both be true, and what would you do about it?"
    ),
    rephrase="The model is nearly always right and does not help. What is going on?",
    structure=("what doing nothing would score", "where the cut-off goes", "who pays for errors"),
    mistakes=("default-threshold", "no-monitoring"),
)
DEFAULT_THRESHOLD = Mistake(
    id="default-threshold",
    title="Leaves the threshold at its default",
    serious=True,
    shows=(
        "I would keep the default threshold of one half",
        "everything above 0.5 is flagged as fraud",
        "we flag a payment when the predicted probability is more than fifty per cent",
    ),
    clears=(
        "I would move the threshold away from one half",
        "the cut-off should follow the cost of errors",
    ),
    why="One half is nobody's choice.",
    instead="Choose the threshold by cost.",
)
NO_MONITORING = Mistake(
    id="no-monitoring",
    title="Never mentions monitoring",
    by="omission",
    clears=(
        "after launch I would monitor precision and the alert rate every week",
        "track drift in production and raise an alarm when the scores change",
    ),
    why="Fraud changes.",
    instead="Say what you would watch.",
)
MISTAKES = {mistake.id: mistake for mistake in (DEFAULT_THRESHOLD, NO_MONITORING)}
GOOD = (
    "A model that never flags anything would already score 99.9% accuracy, so accuracy tells us "
    "little here. I would choose the threshold on a validation set of held-out payments so that "
    "the expected cost is smallest and analysts can review the alerts."
)
WRONG = (
    "With 99.8% accuracy the model is nearly perfect, and class imbalance does not affect "
    "accuracy. The threshold should stay at 0.5, where both classes are treated equally."
)
