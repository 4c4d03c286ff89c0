# What the notebook server shall look like: text of its files, and how it is started.
# Read by those who source this; secrets and work come from lib.sh.
# shellcheck shell=bash disable=SC2034,SC2154
config_dir=/etc/spotbook/notebook
unit=spotbook-notebook
unit_file=/etc/systemd/system/$unit.service
pid_file=/run/spotbook-notebook.pid
port=$ARG_NOTEBOOK_PORT

# In the order of servers.sh; the packages were checked by the step before.
server_command() {
    local command
    for command in /usr/bin/jupyter-notebook /usr/bin/jupyter-lab /usr/bin/jupyter-server; do
        if [ -x $command ]; then
            echo $command
            return
        fi
    done
    return 1
}

# Names differ by generation, and a wrong one is ignored without a word, which would leave a random token in place of
# the password: Notebook 6 reads NotebookApp, Server 1 ServerApp, Server 2 takes the password from its identity provider.
generation() {
    case $(dpkg-query -W -f '${Package}=${Version} ' python3-notebook python3-jupyter-server 2>/dev/null || true) in
        *python3-notebook=[3-6].*) echo notebook6 ;;
        *python3-jupyter-server=1.*) echo server1 ;;
        *) echo server2 ;;
    esac
}

config_text() {
    local kind app folder ip=0.0.0.0 tls='' hash
    kind=$(generation)
    hash=$(<"$secrets/notebook-password-hash")
    app=ServerApp folder=root_dir
    [ "$kind" != notebook6 ] || app=NotebookApp folder=notebook_dir
    if [ "$ARG_NOTEBOOK_LOOPBACK" = true ]; then
        ip=127.0.0.1
    else
        tls="\"certfile\": \"$config_dir/cert.pem\", \"keyfile\": \"$config_dir/key.pem\","
    fi
    printf '{"%s": {"ip": "%s", "port": %d, "port_retries": 0, "open_browser": false, %s\n' \
        $app $ip "$port" "$tls"
    printf '"%s": "%s/notebooks", "allow_remote_access": true, "quit_button": false' $folder "$work"
    if [ "$kind" = server2 ]; then
        printf '},\n"PasswordIdentityProvider": {"hashed_password": "%s", "password_required": true},\n' "$hash"
        printf '"IdentityProvider": {"token": ""}}\n'
    else
        printf ',\n"token": "", "password": "%s", "password_required": true}}\n' "$hash"
    fi
}

unit_text() {
    cat <<U
[Unit]
Description=Spotbook notebook server
After=network-online.target
Wants=network-online.target
RequiresMountsFor=$work
StartLimitIntervalSec=300
StartLimitBurst=5

[Service]
Type=exec
User=$ARG_USER
Group=$ARG_USER
WorkingDirectory=$work/notebooks
Environment=HOME=/home/$ARG_USER JUPYTER_RUNTIME_DIR=/run/$unit XDG_CACHE_HOME=$work/cache
RuntimeDirectory=$unit
RuntimeDirectoryMode=0700
UMask=0022
ExecStart=$(server_command) --config=$config_dir/config.json
Restart=on-failure
RestartSec=3
KillMode=mixed
TimeoutStopSec=45
OOMPolicy=continue
LimitCORE=0
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=full
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
LockPersonality=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
CapabilityBoundingSet=
ProtectProc=invisible

[Install]
WantedBy=multi-user.target
U
}

is_running() {
    if has_systemd; then
        systemctl -q is-active $unit
    else
        [ -s $pid_file ] && [ -d "/proc/$(<$pid_file)" ] && grep -qs jupyter "/proc/$(<$pid_file)/cmdline"
    fi
}

start_server() {
    if has_systemd; then
        systemctl daemon-reload
        systemctl -q enable $unit
        # StartLimitBurst counts the starts that we and the person asked for too.
        systemctl reset-failed $unit 2>/dev/null || true
        systemctl restart $unit
        return
    fi
    # Without an init of that kind the server is a process of its own, with as much of the hardening as there is.
    install -d -o "$ARG_USER" -g "$ARG_USER" -m 700 /run/$unit
    (
        cd "$work/notebooks" || exit 1
        umask 022
        ulimit -c 0
        exec env -i HOME="/home/$ARG_USER" USER="$ARG_USER" LOGNAME="$ARG_USER" SHELL=/bin/bash LANG=C.UTF-8 \
            PATH=/usr/local/bin:/usr/bin:/bin JUPYTER_RUNTIME_DIR=/run/$unit XDG_CACHE_HOME="$work/cache" \
            setsid -f setpriv --reuid "$ARG_USER" --regid "$ARG_USER" --init-groups --no-new-privs \
            --bounding-set=-all bash -c "echo \$\$; exec $(server_command) --config=$config_dir/config.json >$work/cache/notebook.log 2>&1" \
            >$pid_file </dev/null 2>&1
    )
}

stop_server() {
    local i
    if has_systemd; then
        systemctl stop $unit 2>/dev/null || true
        return
    fi
    is_running || return 0
    kill -TERM "$(<$pid_file)"
    for ((i = 0; i < 50; i++)); do
        is_running || return 0
        sleep 0.1
    done
    kill -KILL "$(<$pid_file)"
}

# Does anything listen on the port? (/proc/net/tcp: local address in hexadecimal, state 0A.)
port_taken() {
    local hex
    printf -v hex '%04X' "$port"
    grep -qsE "^ *[0-9]+: [0-9A-F]+:$hex [0-9A-F]+:0000 0A " /proc/net/tcp /proc/net/tcp6
}

answers() {
    local scheme=https
    [ "$ARG_NOTEBOOK_LOOPBACK" != true ] || scheme=http
    curl -ks --noproxy '*' -m 5 -o /dev/null "$scheme://127.0.0.1:$port/api"
}
