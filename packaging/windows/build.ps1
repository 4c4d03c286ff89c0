# NOT RUN. This recipe was written from the documentation of its tools, on a computer without Windows. Nothing here is
# known to work; whoever runs it first should expect to mend it and then take this notice away.
#
# Builds Spotbook for Windows 10/11 x64 and packs it into an installer:
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 [-Sign THUMBPRINT]
#
# Wanted first: Visual Studio 2022 (C++ workload), CMake >= 3.22, Ninja, git, NSIS 3, and vcpkg with VCPKG_ROOT set.
#
# To be answered before this can work:
#  1. POSIX calls. storage/ (fsync of file and folder, flock), ssh/ (poll, fcntl, socketpair), base/ (log file, core dumps),
#     cli/ (termios, pipes) use them directly. Each folder needs its own Windows half; ssh/ needs Winsock and WSAPoll.
#  2. Qt 5.15 under an open licence: vcpkg's qt5-base builds it (an hour and more); is its OpenSSL back end switched on?
#  3. QtKeychain with Qt 5 through vcpkg ("qtkeychain") and its target name: CMake here asks for Qt5Keychain.
#  4. libssh >= 0.10 and argon2 come as pkg-config modules: vcpkg's pkgconf has to be found by CMake's FindPkgConfig.
#  5. One executable is both window and terminal here. A program of the Windows subsystem has no console: a small
#     spotbook.com beside spotbook.exe, or AttachConsole, must be chosen, or the verbs print nothing.
#  6. File permissions 0600 of keys and journal become ACLs; OpenSSH for Windows refuses keys that others may read.
#  7. The practice cloud's machines are Linux only. It is built without them there (prices and errors only).
#  8. A code-signing certificate; without one SmartScreen warns at every download.
param([string]$Sign = '')
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$root = Resolve-Path "$PSScriptRoot\..\.."
$build = "$root\build\windows"
$stage = "$build\stage"
if (-not $env:VCPKG_ROOT) { throw 'VCPKG_ROOT is not set' }

function Invoke-Checked([string]$program, [string[]]$arguments) {
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "$program ended with $LASTEXITCODE" }
}

# The compiler's environment, as Visual Studio sets it.
$vswhere = "${env:ProgramFiles(x86)}\Microsoft Visual Studio\Installer\vswhere.exe"
$studio = & $vswhere -latest -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property installationPath
if (-not $studio) { throw 'Visual Studio with its C++ tools was not found' }
cmd /c "`"$studio\VC\Auxiliary\Build\vcvars64.bat`" && set" | ForEach-Object {
    if ($_ -match '^([^=]+)=(.*)$') { Set-Item -Path "env:$($Matches[1])" -Value $Matches[2] }
}

Invoke-Checked "$env:VCPKG_ROOT\vcpkg.exe" @('install', '--triplet', 'x64-windows',
    'qt5-base', 'qt5-svg', 'qt5-tools', 'qt5-winextras', 'qtkeychain', 'libssh', 'openssl', 'argon2', 'cli11',
    'boost-beast', 'boost-asio', 'pkgconf')
$installed = "$env:VCPKG_ROOT\installed\x64-windows"

Invoke-Checked 'cmake' @('--preset', 'release', '-S', "$root", '-B', $build,
    "-DCMAKE_TOOLCHAIN_FILE=$env:VCPKG_ROOT\scripts\buildsystems\vcpkg.cmake", '-DVCPKG_TARGET_TRIPLET=x64-windows',
    "-DPKG_CONFIG_EXECUTABLE=$installed\tools\pkgconf\pkgconf.exe")
Invoke-Checked 'cmake' @('--build', $build, '--target', 'spotbook', 'spotbook-practice-cloud', 'packaging_files')

if (Test-Path $stage) { Remove-Item -Recurse -Force $stage }
New-Item -ItemType Directory $stage | Out-Null
Copy-Item "$build\bin\spotbook.exe", "$build\bin\spotbook-practice-cloud.exe", "$root\LICENSE", "$root\README.md" $stage
# Qt's own tool brings the libraries and plugins of Qt; the others lie beside the programs, where vcpkg has put them.
Invoke-Checked "$installed\tools\qt5\bin\windeployqt.exe" @('--release', '--no-translations', '--no-opengl-sw',
    '--no-system-d3d-compiler', '--dir', $stage, "$stage\spotbook.exe")
Get-ChildItem "$build\bin" -Filter *.dll | Where-Object { -not (Test-Path "$stage\$($_.Name)") } | Copy-Item -Destination $stage

if ($Sign) {
    Get-ChildItem $stage -Include spotbook*.exe -Recurse | ForEach-Object {
        Invoke-Checked 'signtool' @('sign', '/sha1', $Sign, '/fd', 'SHA256', '/tr', 'http://timestamp.digicert.com', '/td', 'SHA256', $_.FullName)
    }
}

$version = (Select-String -Path "$root\CMakeLists.txt" -Pattern 'project\(Spotbook VERSION ([0-9.]+)').Matches[0].Groups[1].Value
Invoke-Checked 'makensis' @("/DVERSION=$version", "/DSTAGE=$stage", "/DICON=$build\packaging\spotbook.ico",
    "/DOUTPUT=$build\spotbook-$version-x64.exe", "$PSScriptRoot\installer.nsi")
if ($Sign) {
    Invoke-Checked 'signtool' @('sign', '/sha1', $Sign, '/fd', 'SHA256', '/tr', 'http://timestamp.digicert.com', '/td', 'SHA256', "$build\spotbook-$version-x64.exe")
}
# A program that cannot find a library ends with an error here.
$said = & "$stage\spotbook-practice-cloud.exe" --help
if ($LASTEXITCODE -ne 0 -or -not ($said -match '--state')) { throw 'the packed program does not start' }
Write-Output "$build\spotbook-$version-x64.exe"
