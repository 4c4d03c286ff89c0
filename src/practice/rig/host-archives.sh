# shellcheck shell=bash
# How this computer gets its packages: its archives, the keys it trusts and its way there, for a second system of the same
# release. Sourced by who has read /etc/os-release.

# One "deb" line per archive part of this release, whatever format the host keeps its sources in. Archives of other
# vendors, on local media or behind this computer's loopback cannot serve a machine and are left out.
sources() { # CODENAME
    local codename=$1
    apt-get indextargets --format "\$(REPO_URI)|\$(RELEASE)|\$(COMPONENT)|\$(ORIGIN)" 'Created-By: Packages' |
        sort -u | while IFS='|' read -r uri release component origin; do
            case $release in "$codename" | "$codename"-*) ;; *) continue ;; esac
            case $uri in http://* | https://* | mirror+http*) ;; *) continue ;; esac
            case ${origin,,} in '' | '$'* | "${ID,,}"*) ;; *) continue ;; esac
            echo "deb $uri $release $component"
        done
}

# The keys that the host trusts for its archives: the global ones and those named in a source.
keyrings() {
    find /etc/apt/trusted.gpg.d -maxdepth 1 -type f \( -name '*.gpg' -o -name '*.asc' \)
    find /usr/share/keyrings -maxdepth 1 -name "${ID,,}-archive-keyring.gpg"
    find /etc/apt/sources.list /etc/apt/sources.list.d -type f \( -name '*.list' -o -name '*.sources' \) \
        -exec sed -nE 's/^[^#]*[Ss]igned-[Bb]y[:=][[:space:]]*(\/[^], ]+).*/\1/p' {} + 2>/dev/null || true
}

# The host's own way to its archives: proxies, time-outs, date checks.
host_options() {
    apt-config dump |
        grep -E '^Acquire::(http|https|ftp|Retries|ForceIPv4|ForceIPv6|Check-Valid-Until|Check-Date)' | grep -v ' "";$' || true
}
