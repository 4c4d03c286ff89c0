# Shared by packaging/try and packaging/test: what to install, how to say what goes on. Sourced, never run.
# shellcheck shell=bash disable=SC2034

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOGS=$ROOT/build/logs

BUILD_PACKAGES=(ca-certificates cmake ninja-build g++ ccache pkg-config qtbase5-dev qttools5-dev qttools5-dev-tools
  libqt5svg5-dev libqwt-qt5-dev qtkeychain-qt5-dev libssh-dev libssl-dev libxcb1-dev libargon2-dev libcli11-dev
  libboost-dev)
# Real machines on this computer, and what its own package archive is read with.
PRACTICE_PACKAGES=(mmdebstrap systemd-container slirp4netns squashfs-tools uidmap iproute2 e2fsprogs procps
  util-linux gpg zstd)
# The window needs a platform plugin and a font; Chinese text needs one that has it.
WINDOW_PACKAGES=(qt5-gtk-platformtheme libqt5svg5 fonts-dejavu-core fonts-noto-cjk)
TEST_PACKAGES=(mold openssh-server openssh-client dbus dbus-x11 gnome-keyring libsecret-tools xvfb openbox xdotool wmctrl
  x11-utils imagemagick trayer xfce4-panel xfwm4 dunst chromium shellcheck clang-format ansible-core sudo curl psmisc
  fonts-dejavu-core fonts-noto-cjk desktop-file-utils appstream man-db)
# The Debian package is built, looked over and tried with these.
DEB_PACKAGES=(dpkg-dev lintian desktop-file-utils appstream man-db mmdebstrap uidmap util-linux xvfb xdotool imagemagick)
# The three peers are what start and memory are measured beside.
FULL_PACKAGES=(clang clang-tidy keepassxc qbittorrent nextcloud-desktop "${DEB_PACKAGES[@]}")
# Ubuntu has Chromium as a snap only; there the browser test fetches one with its driver.
if [ "$(. /etc/os-release && echo "${ID:-}")" = ubuntu ]; then
  mapfile -t TEST_PACKAGES < <(printf '%s\n' "${TEST_PACKAGES[@]}" | grep -vx chromium)
fi

say() { printf '\n\033[1m==> %s\033[0m\n' "$*"; }
die() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo --preserve-env=DEBIAN_FRONTEND "$@"; fi
}

# step TITLE COMMAND...: runs it with its output in a log, says every two seconds that it still goes on and shows the
# end of the log when it failed.
step() {
  local title=$1 log rc=0 started=$SECONDS said=$SECONDS pid
  shift
  mkdir -p "$LOGS"
  log=$LOGS/$(printf '%s' "$title" | tr -c 'A-Za-z0-9' '-').log
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    if [ -t 1 ] && [ $((SECONDS - started)) -ge 2 ]; then
      printf '\r\033[K… %s (%d s) %s' "$title" $((SECONDS - started)) "$(tail -n 1 "$log" | tr -d '\r' | cut -c1-60)"
    elif [ $((SECONDS - said)) -ge $((said == started ? 2 : 15)) ]; then
      said=$SECONDS
      printf '… %s (%d s)\n' "$title" $((SECONDS - started))
    fi
    sleep 0.5
  done
  wait "$pid" || rc=$?
  [ -t 1 ] && printf '\r\033[K'
  if [ "$rc" != 0 ]; then
    tail -n 40 "$log" >&2
    die "$title failed (exit $rc). The whole log: $log"
  fi
  printf '✓ %s (%d s)\n' "$title" $((SECONDS - started))
}

check_system() {
  local id version
  [ -r /etc/os-release ] || die "This script knows Debian 12, Debian 13 and Ubuntu 24.04; this system does not say what it is."
  id=$(. /etc/os-release && echo "${ID:-}")
  version=$(. /etc/os-release && echo "${VERSION_ID:-}")
  case $id-$version in
    debian-12 | debian-13 | ubuntu-24.04) ;;
    debian- | debian-1[4-9] | ubuntu-2[5-9]*) printf 'Note: %s %s is newer than what this was tried on.\n' "$id" "$version" ;;
    *) die "This script knows Debian 12, Debian 13 and Ubuntu 24.04, not $id $version. See CONTRIBUTING.md for what to install by hand." ;;
  esac
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    die "Packages have to be installed: run this as root, or install sudo."
  fi
}

# install PACKAGE...: only what is missing, so that a second run needs neither the network nor sudo.
install() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0
  if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    say "Your password is asked for once, to install: ${missing[*]}"
    sudo -v
  fi
  export DEBIAN_FRONTEND=noninteractive
  step "Reading the package lists" as_root apt-get -o DPkg::Lock::Timeout=300 update
  step "Installing ${#missing[@]} packages" as_root apt-get -o DPkg::Lock::Timeout=300 install -y \
    --no-install-recommends "${missing[@]}"
}

# build PRESET [TARGET]
build() {
  local preset=$1
  cd "$ROOT" || exit 1
  step "Configuring ($preset)" cmake --preset "$preset"
  step "Building ($preset)" cmake --build --preset "$preset" --target "${2:-all}"
}

# missing_machines LOG: the practice cloud's own reason why no machine can run on this computer; fails when they can.
missing_machines() { sed -n 's/^.* no real machines here: //p' "$1" | grep .; }
