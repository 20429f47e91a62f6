#!/bin/bash
# Feeds a running examples/liveupdate the image from the build folder with nothing but a shell:
#   ./update.sh [HOST [PORT [IMAGE]]]
set -euo pipefail
host=${1:-localhost}
port=${2:-8666}
image=${3:-$(dirname "$0")/../../build/liveupdate.elf}

exec 3<>"/dev/tcp/$host/$port"
# A frame says how long the image is, so that the connection can stay open for the answer: magic, length, SHA-256.
size=$(stat -c %s "$image")
{
  printf 'INSTARUP'
  for shift in 0 8 16 24 32 40 48 56; do printf "\\x$(printf %02x $(((size >> shift) & 255)))"; done
  printf "$(sha256sum "$image" | cut -c1-64 | sed 's/../\\x&/g')"
  cat "$image"
} >&3
cat <&3
