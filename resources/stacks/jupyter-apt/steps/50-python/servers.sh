# Notebook servers in the order in which they are taken, and the libraries beside them.
# shellcheck shell=bash
# shellcheck disable=SC2034  # used where this is sourced
servers=(jupyter-notebook jupyterlab jupyter-server)
# shellcheck disable=SC2034
libraries=(python3-ipykernel python3-argon2 python3-numpy python3-scipy python3-matplotlib python3-pandas python3-venv)

# Prints the first one that is installed.
installed_server() {
    local server
    for server in "${servers[@]}"; do
        if packages_present "$server"; then
            echo "$server"
            return
        fi
    done
    return 1
}
