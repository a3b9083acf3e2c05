#!/usr/bin/env bash
# Rebuilds the support model from the published MiniLM weights, and fits all that weighs it.
# About an hour on two cores with AMX.
# Usage: grader/make.sh SHARED   (the folder that holds data/answers and data/entailment)
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:?usage: grader/make.sh FOLDER-WITH-answers-AND-entailment}
work=.grader
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet -r grader/requirements.txt
fi
PYTHONPATH=src .venv/bin/python grader/fetch.py "$work/minilm"
train() { PYTHONPATH=src "$work/venv/bin/python" -u -m grader.train --minilm "$work/minilm" --shared "$shared" "$@"; }
train --stage general --epochs 1 --out "$work/general.safetensors"
train --stage own --start "$work/general.safetensors" --epochs 1 --out "$work/own.safetensors"
train --stage people --start "$work/own.safetensors" --epochs 1 --rate 1e-4 --out "$work/people.safetensors"
PYTHONPATH=src .venv/bin/python -m grader.export --trained "$work/own.safetensors" --out "$work/first.onnx"
PYTHONPATH=src .venv/bin/python -m grader.export --trained "$work/people.safetensors" \
    --out src/greenroom/language/support-2.onnx
PYTHONPATH=src:. .venv/bin/python bench/mistakes.py --write
PYTHONPATH=src:. .venv/bin/python bench/fit_support.py --answers "$shared/answers" --write
sha256sum src/greenroom/language/support-2.onnx
