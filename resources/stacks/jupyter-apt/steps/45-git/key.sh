# How git on the machine logs in to a Git host. Read by those who source this; secrets comes from lib.sh.
# shellcheck shell=bash disable=SC2034,SC2154
# Not in the user's home: root writes nothing into a folder whose links are not its own.
key_dir=/etc/spotbook/git
key=$key_dir/key
# For all who use git here; a person's own core.sshCommand goes before it. A Git host is remembered when first seen,
# since a notebook has nobody to ask; one that has become another is refused.
command="ssh -i $key -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new"

configured() { git config --system --get core.sshCommand 2>/dev/null || true; }
wanted() { [ -e "$secrets/git-key" ]; }
