from greenroom.labs.page import lab_reference
from tests.labs.coin import LAB


def test_the_reference_names_every_choice_with_its_default_and_every_measure() -> None:
    page = lab_reference([LAB])

    assert "## `coin`: A coin" in page
    assert "| `throws` | **`50`**, `400` |" in page
    assert "| `counted-twice` | **`false`**, `true` |" in page
    assert "| `heads` | neither | share of heads. |" in page
