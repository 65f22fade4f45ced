#!/usr/bin/env bash
# need.sh PACKAGE CHECK: sees to it that the shell command CHECK succeeds, by Debian's PACKAGE where it may.
set -euo pipefail

package=$1
check=$2
present() { bash -c "$check" >/dev/null 2>&1; }
present && exit 0

root=
[ "$(id -u)" = 0 ] || root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $root true 2>/dev/null; then
  echo "Installing $package ..." >&2
  $root apt-get update -qq >&2 || true
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >&2 || true
  present && exit 0
fi
echo "$package is missing and can't be installed from here. Run: sudo apt-get install -y $package" >&2
exit 1
