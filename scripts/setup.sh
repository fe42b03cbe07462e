#!/bin/sh
# Builds the virtual environment from the locked packages; instant when nothing has changed.
# Usage: scripts/setup.sh run    what the platform needs
#        scripts/setup.sh test   and what its tests and checks need
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-run}
stamp=".venv/.made-for-$purpose"
locks="requirements.txt"
if [ "$purpose" = test ]; then locks="requirements.txt requirements-dev.txt"; fi

# What the environment depends on: the locks, the package's own description, and where it stands
# (scripts in .venv/bin name their folder).
wanted=$({ cat $locks pyproject.toml scripts/setup.sh; pwd; } | sha256sum)
if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] &&
  .venv/bin/python -c '' 2>/dev/null; then
  exit 0
fi

# A candidate counts only when it runs: a pyenv shim may stand for a version that is not there.
is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

find_python() {
  home=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
  for candidate in "${LALANH_PYTHON:-}" python3.13 python3.12 python3.14 python3 python \
    "$home"/.pyenv/versions/3.1[2-9]*/bin/python3 \
    "$home"/.local/share/uv/python/*/bin/python3 \
    /usr/local/bin/python3.1[2-9] /opt/python*/bin/python3; do
    if [ -n "$candidate" ] && is_new_enough "$candidate"; then
      "$candidate" -c 'import sys; print(sys.executable)'
      return 0
    fi
  done
  return 1
}

if ! python=$(find_python); then
  echo "✘ Cần Python từ bản 3.12. Trên Debian 13: apt-get install python3. Nơi khác: cài pyenv rồi" \
    "'pyenv install 3.13', hoặc đặt LALANH_PYTHON=/đường/dẫn/tới/python." >&2
  exit 1
fi

if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
  version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "  · cài gói $version-venv của máy"
    apt-get update -qq && apt-get install -y -qq "$version-venv" >/dev/null
  else
    echo "✘ $python thiếu mô-đun venv. Hãy chạy: sudo apt-get install $version-venv" >&2
    exit 1
  fi
fi

started=$(date +%s)
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 ||
  [ "$(.venv/bin/python -c 'import sys; print(sys.prefix)')" != "$(pwd -P)/.venv" ] ||
  ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  "$python" -m venv --clear .venv
fi

install() {
  .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input "$@" || {
    echo "✘ Không cài được các gói. Hãy kiểm tra đường mạng và chỗ trống trên đĩa rồi chạy lại." >&2
    exit 1
  }
}

echo "  · cài các gói đã khoá phiên bản (lần đầu mất vài phút)"
for lock in $locks; do
  install --require-hashes -r "$lock"
done
install --no-deps --no-build-isolation --no-index -e .

echo "$wanted" >"$stamp"
echo "✔ Môi trường $(.venv/bin/python --version) … $(($(date +%s) - started)) s"
