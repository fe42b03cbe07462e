#!/bin/sh
# Locks the packages named in requirements.in and requirements-dev.in, with hashes, for every
# Python from 3.12 and every platform. Existing versions are kept; `scripts/lock.sh --upgrade`
# takes the newest ones.
set -eu
cd "$(dirname "$0")/.."

tool=var/lock-tool
[ -x "$tool/bin/uv" ] || {
  .venv/bin/python -m venv "$tool"
  "$tool/bin/python" -m pip install --quiet --disable-pip-version-check uv
}
for name in requirements requirements-dev; do
  "$tool/bin/uv" pip compile --quiet --universal --python-version 3.12 --generate-hashes \
    --no-emit-index-url --custom-compile-command "make lock" "$@" \
    "$name.in" -o "$name.txt"
done
echo "✔ Đã khoá phiên bản các gói"
