#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make-tokens.sh PKI OUTDIR
#
# SoftHSM tokens with the certificates and keys of the tests, in
# OUTDIR/tokens. A test copies that folder, so that a wrong PIN it tries is not
# the next one's. The PIN of each is 12345678. Labels of certificates are their
# names in the PKI.
#
#   leader   person (RSA 2048), and its kin of other keys
#   office   organization
#   odd      certificates that cannot be used, each for another reason
#   bare     one certificate (of person-p256, called keyless) and no key at all

set -eu
umask 077

pki=$1
out=$2
module=${SOFTHSM2_MODULE:-/usr/lib/softhsm/libsofthsm2.so}
pin=12345678

rm -rf "$out"
mkdir -p "$out/tokens"
SOFTHSM2_CONF=$out/softhsm2.conf
export SOFTHSM2_CONF
printf 'directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n' \
  "$out/tokens" > "$SOFTHSM2_CONF"

token () { # LABEL
  softhsm2-util --init-token --free --label "$1" --so-pin 87654321 \
    --pin $pin > /dev/null
}

key () { # TOKEN ID NAME
  softhsm2-util --import "$pki/$3.key" --token "$1" --label "$3" --id "$2" \
    --pin $pin > /dev/null
}

# certificate TOKEN ID NAME [LABEL] ; an empty ID leaves the attribute out.
certificate () {
  openssl x509 -in "$pki/$3.pem" -outform DER -out "$out/certificate.der"
  pkcs11-tool --module "$module" --token-label "$1" --login \
    --pin $pin --write-object "$out/certificate.der" --type cert \
    --label "${4:-$3}" ${2:+--id "$2"} > /dev/null 2>&1
}

pair () { # TOKEN ID NAME
  key "$1" "$2" "$3"
  certificate "$1" "$2" "$3"
}

token leader
pair leader 01 person
pair leader 02 person-p256
pair leader 03 person-p384
pair leader 04 person-rsa3072

token office
pair office 01 organization

token odd
key odd 01 other
for name in expired not-yet wrong-usage ca-leaf; do
  certificate odd 01 $name
done
pair odd 02 person-rsa1024
# A certificate whose key is elsewhere, and one that hides which key is its.
certificate odd 03 office
certificate odd '' revoked

token bare
certificate bare 01 person-p256 keyless

rm -f "$out/certificate.der"
