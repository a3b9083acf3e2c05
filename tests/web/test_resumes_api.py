"""Programs get of a résumé what `greenroom resume` prints."""

from starlette.testclient import TestClient

from greenroom.rehearsal import Rehearsal
from greenroom.resume.report import appraisal_json, probes_json
from tests.web.test_resumes import JOB, TEXT

API = "/api/v1"


def hand_in(client: TestClient) -> str:
    answer = client.post(f"{API}/resumes", files={"file": ("ada.md", TEXT.encode())})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_the_json_is_that_of_the_command_line(client: TestClient, shell: Rehearsal) -> None:
    name = hand_in(client)
    here = f"{API}/resumes/{name}"
    found = shell.resumes.sheet(name).appraisal

    assert [each["id"] for each in client.get(f"{API}/resumes").json()] == [name]
    assert client.get(here).json()["basics"]["email"] == "ada@example.org"
    assert client.get(f"{here}/score").json() == appraisal_json(found.score, found.match)
    assert client.get(f"{here}/probes").json() == probes_json(found.score)


def test_a_job_is_kept_matched_and_dropped(client: TestClient) -> None:
    here = f"{API}/resumes/{hand_in(client)}"
    assert client.get(f"{here}/match").status_code == 404

    assert client.put(f"{API}/job", json={"text": JOB}).status_code == 200

    assert client.get(f"{here}/match").json()["requirements"]
    assert client.get(f"{here}/score").json()["match"]
    assert client.get(f"{API}/job").json()["job"]["seniority"]
    assert client.delete(f"{API}/job").status_code == 204
    assert client.get(f"{API}/job").status_code == 404


def test_a_claim_is_backed_and_dropped(client: TestClient) -> None:
    here = f"{API}/resumes/{hand_in(client)}"
    claim = client.get(f"{here}/claims").json()["claims"][0]["id"]

    saved = client.put(f"{API}/claims/{claim}?dropped=true", json={"text": "A dashboard."})

    assert saved.json()["saved_at"]
    first = client.get(f"{here}/claims").json()["claims"][0]
    assert (first["evidence"], first["status"]) == ("A dashboard.", "drop")


def test_rounds_are_started_and_files_given_back(client: TestClient) -> None:
    here = f"{API}/resumes/{hand_in(client)}"

    assert client.post(f"{here}/rounds", json={}).json()["state"] == "asking"
    one = client.post(f"{here}/rounds", json={"bullet": 0, "probe": 0})
    assert one.json()["planned"] == 1
    back = client.get(f"{here}/as/docx")
    assert back.content.startswith(b"PK")
    assert back.headers["x-greenroom-lost"].isdigit()
    assert client.delete(here).status_code == 204
    assert client.get(here).status_code == 404


def test_what_cannot_be_read_is_an_error_with_what_to_do(client: TestClient) -> None:
    answer = client.post(f"{API}/resumes", files={"file": ("cv.pdf", b"%PDF-1.7 torn")})

    assert answer.status_code == 400
    assert set(answer.json()) == {"error", "do"}


def test_every_address_is_described(client: TestClient) -> None:
    paths = client.get(f"{API}/openapi.json").json()["paths"]

    for name in ("", "/{resume_id}", "/{resume_id}/score", "/{resume_id}/as/{form}"):
        assert f"{API}/resumes{name}" in paths
    assert "multipart/form-data" in str(paths[f"{API}/resumes"]["post"]["requestBody"])
