# SPDX-License-Identifier: GPL-3.0-or-later
#
# What makes a bare Debian 12 in a folder, from the sources that this machine's
# apt uses; to be sourced by a script that sets
#
#   tree      where the system is
#   work      where the log and what was downloaded are kept for the next run
#
# Needs root, debootstrap and a mirror.

# The address of a suite that this machine's apt knows.
source_of() {
  apt-get indextargets --format '$(RELEASE) $(REPO_URI)' \
    'Created-By: Packages' | awk -v suite="$1" '$1 == suite { print $2; exit }'
}

# in_tree COMMAND: runs it as root of the tree, in processes and mounts of its
# own that are gone when it ends.
in_tree() {
  unshare --mount --pid --fork --kill-child -- bash -c '
    mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" &&
      mount --bind "$1" "$0/var/cache/apt/archives" &&
      exec chroot "$0" env -i HOME=/root TERM=dumb \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        bash -c "$2"' "$tree" "$work/archives" "$1" </dev/null
}

# make_base ARCHIVE [PACKAGE]...: a bare system with these packages, as a tar
# archive. debootstrap is given the smallest variant alone: its own resolver
# knows no virtual packages.
make_base() {
  local archive=$1 suite
  shift
  rm -rf "$tree"
  mkdir -p "$work/archives/partial"
  debootstrap --variant=minbase bookworm "$tree" "$(source_of bookworm)" \
    >"$work/debootstrap.log" 2>&1
  : >"$tree/etc/apt/sources.list"
  for suite in bookworm bookworm-updates bookworm-security; do
    [[ $(source_of $suite) ]] && echo "deb $(source_of $suite) $suite main" \
      >>"$tree/etc/apt/sources.list"
  done
  apt-config dump | grep -i '^Acquire::.*proxy' \
    >"$tree/etc/apt/apt.conf.d/proxy" || true
  # Packages stay in the folder outside, for the next run.
  echo 'APT::Keep-Downloaded-Packages "true";' \
    >"$tree/etc/apt/apt.conf.d/keep"
  cp /etc/resolv.conf "$tree/etc/resolv.conf"
  in_tree "apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
    install --no-install-recommends $* && rm -rf /var/lib/apt/lists/*" \
    >>"$work/debootstrap.log" 2>&1
  tar -C "$tree" -cf "$archive.part" . && mv "$archive.part" "$archive"
}
