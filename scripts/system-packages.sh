#!/bin/sh
# Installs what the tests need from the distribution: Chromium, a font with Vietnamese letters, and
# Tesseract with its Vietnamese data. Does nothing when all are there.
set -eu

missing=""
if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null &&
  ! command -v google-chrome >/dev/null; then
  missing="$missing chromium"
fi
if ! command -v fc-list >/dev/null || [ -z "$(fc-list :lang=vi)" ]; then
  missing="$missing fonts-dejavu-core fontconfig"
fi
if ! command -v tesseract >/dev/null || ! tesseract --list-langs 2>/dev/null | grep -qx vie; then
  missing="$missing tesseract-ocr tesseract-ocr-vie"
fi
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
  if sudo -n true 2>/dev/null; then
    as_root="sudo -n"
  else
    echo "✘ Bài thử cần các gói của máy:$missing. Hãy chạy: sudo apt-get install$missing" >&2
    exit 1
  fi
fi
if ! command -v apt-get >/dev/null; then
  echo "✘ Bài thử cần:$missing. Máy này không có apt-get; hãy cài bằng cách của máy." >&2
  exit 1
fi

echo "  · cài các gói của máy:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086 # one word per package
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
echo "✔ Gói của máy"
