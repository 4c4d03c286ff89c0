#!/usr/bin/env bash
# NOT RUN. This recipe was written from the documentation of its tools, on a computer without macOS. Nothing here is known to
# work; whoever runs it first should expect to mend it and then take this notice away.
#
# Builds Spotbook.app and a disk image of it, signed and notarised where an identity is given:
#   SIGN_IDENTITY="Developer ID Application: …" NOTARY_PROFILE=profile packaging/macos/build.sh
# The profile is made once with: xcrun notarytool store-credentials
#
# Wanted first: Xcode's command line tools and Homebrew.
#
# To be answered before this can work:
#  1. Qt 5.15: Homebrew's qt@5 is deprecated and for the computer's own processor only; a universal bundle needs Qt built twice.
#  2. QtKeychain in Homebrew is made with Qt 6. It has to be built here with Qt 5 (done below), and found as Qt5Keychain.
#  3. std::stop_token and std::jthread: Apple's libc++ has had them behind -fexperimental-library; base/stop.h is the one place
#     to mend. Linux-only calls (pipe2, prctl, accept4) in cli/ and base/ need their BSD halves.
#  4. fsync on macOS does not reach the disk: the journal's promise needs fcntl(F_FULLFSYNC) in storage/posix_file.cpp.
#  5. XDG folders become ~/Library/…: QStandardPaths does that; documentation and manual page name the Linux ones.
#  6. The hardened runtime refuses libraries of other signers: every library that macdeployqt brings is signed below; whether
#     Qt's JIT-less modules need an entitlement is not known.
#  7. The practice cloud's machines are Linux only. It is built without them there (prices and errors only).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$PWD/build/macos
app=$build/stage/Spotbook.app
version=$(sed -n 's/^project(Spotbook VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
identity=${SIGN_IDENTITY:-}
profile=${NOTARY_PROFILE:-}

[ "$(uname -s)" = Darwin ] || {
  echo "This recipe needs macOS." >&2
  exit 1
}
command -v brew >/dev/null || {
  echo "Homebrew is not installed." >&2
  exit 1
}

brew install cmake ninja pkg-config qt@5 libssh openssl@3 argon2 cli11 boost
qt=$(brew --prefix qt@5)
prefixes="$qt;$(brew --prefix openssl@3);$build/keychain"
PKG_CONFIG_PATH="$(brew --prefix openssl@3)/lib/pkgconfig:$(brew --prefix libssh)/lib/pkgconfig:$(brew --prefix argon2)/lib/pkgconfig"
export PKG_CONFIG_PATH

if [ ! -e "$build/keychain/lib" ]; then
  git clone --depth 1 --branch 0.14.3 https://github.com/frankosterfeld/qtkeychain "$build/keychain-source"
  cmake -G Ninja -S "$build/keychain-source" -B "$build/keychain-build" -DBUILD_WITH_QT6=OFF -DBUILD_TRANSLATIONS=OFF \
    -DCMAKE_BUILD_TYPE=Release "-DCMAKE_PREFIX_PATH=$prefixes" "-DCMAKE_INSTALL_PREFIX=$build/keychain"
  cmake --build "$build/keychain-build" --target install
fi

cmake --preset release -B "$build" "-DCMAKE_PREFIX_PATH=$prefixes" -DCMAKE_OSX_DEPLOYMENT_TARGET=11.0
cmake --build "$build" --target spotbook spotbook-practice-cloud packaging_files

rm -rf "$build/stage"
mkdir -p "$build/stage"
cp -R "$build/bin/spotbook.app" "$app"
cp "$build/bin/spotbook-practice-cloud" "$app/Contents/MacOS/"

# The icon, in Apple's format, from the same pictures as everywhere.
icons=$build/spotbook.iconset
rm -rf "$icons"
mkdir -p "$icons" "$app/Contents/Resources"
for size in 16 32 128 256 512; do
  cp "$build/packaging/spotbook-$size.png" "$icons/icon_${size}x${size}.png"
  cp "$build/packaging/spotbook-$((size * 2)).png" "$icons/icon_${size}x${size}@2x.png"
done
iconutil --convert icns --output "$app/Contents/Resources/spotbook.icns" "$icons"

"$qt/bin/macdeployqt" "$app" -always-overwrite "-executable=$app/Contents/MacOS/spotbook-practice-cloud" \
  "-libpath=$build/keychain/lib"
if otool -L "$app/Contents/MacOS/spotbook" | grep -E '^\s+(/usr/local|/opt/homebrew)'; then
  echo "The bundle still needs libraries of this computer." >&2
  exit 1
fi

if [ -n "$identity" ]; then
  # From the inside out: libraries and plugins, the second program, the bundle.
  find "$app/Contents" -type f \( -name '*.dylib' -o -path '*.framework/Versions/*/Qt*' \) -print0 |
    xargs -0 -n 1 codesign --force --timestamp --options runtime --sign "$identity"
  codesign --force --timestamp --options runtime --sign "$identity" "$app/Contents/MacOS/spotbook-practice-cloud"
  codesign --force --timestamp --options runtime --sign "$identity" "$app"
  codesign --verify --deep --strict --verbose=2 "$app"
fi

image=$build/Spotbook-$version.dmg
rm -f "$image"
ln -s /Applications "$build/stage/Applications"
hdiutil create -volname Spotbook -srcfolder "$build/stage" -format UDZO "$image"
if [ -n "$identity" ]; then
  codesign --timestamp --sign "$identity" "$image"
fi
if [ -n "$identity" ] && [ -n "$profile" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$profile" --wait --timeout 1h
  xcrun stapler staple "$image"
  spctl --assess --type open --context context:primary-signature --verbose "$image"
else
  echo "Not notarised: SIGN_IDENTITY and NOTARY_PROFILE are not both set. Other computers will refuse to open it." >&2
fi
"$app/Contents/MacOS/spotbook" --version
echo "$image"
