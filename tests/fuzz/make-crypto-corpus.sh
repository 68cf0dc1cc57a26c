#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make-crypto-corpus.sh PKI CORPUS: the seeds of the targets certificate, cms,
# timestamp and revocation, anew, from a PKI of tests/pki/make-pki.sh.

set -eu

pki=$1
corpus=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$corpus/certificate" "$corpus/cms" "$corpus/timestamp" \
  "$corpus/revocation"
echo "content" > "$work/content"

for name in person organization-aia person-p256 person-pss-only root ocsp; do
  openssl x509 -in "$pki/$name.pem" -outform DER \
    -out "$corpus/certificate/$name"
done
cp "$pki/office.pem" "$corpus/certificate/pem"
openssl crl2pkcs7 -nocrl -certfile "$pki/person-p384.pem" -outform DER \
  -out "$corpus/certificate/pkcs7"

sign () { # NAME SIGNER OPTIONS...
  name=$1 signer=$2
  shift 2
  openssl cms -sign -in "$work/content" -binary -outform DER -md sha256 \
    -signer "$pki/$signer.pem" -inkey "$pki/$signer.key" "$@" \
    -out "$corpus/cms/$name"
}
sign cades person-p256 -cades
sign no-attributes person-p256 -noattr
sign content-and-key-identifier person-p256 -nodetach -keyid
sign indefinite person-p256 -nodetach -stream
sign pss person-pss -keyopt rsa_padding_mode:pss
sign no-certificate person-p256 -nocerts

openssl ts -query -data "$work/content" -sha256 -cert -out "$work/query" \
  2>/dev/null
echo 01 > "$work/serial"
ISSUER=sub PORT=0 SERIAL="$work/serial" openssl ts -reply \
  -config "$here/../pki/pki.cnf" -section tsa_server -queryfile "$work/query" \
  -signer "$pki/tsa.pem" -inkey "$pki/tsa.key" -token_out \
  -out "$corpus/timestamp/token" 2>/dev/null

sized () { # a certificate after its length
  openssl x509 -in "$1" -outform DER -out "$work/der"
  printf "\\$(printf %03o $(($(wc -c < "$work/der") / 256)))"
  printf "\\$(printf %03o $(($(wc -c < "$work/der") % 256)))"
  cat "$work/der"
}
evidence () { # NAME CERTIFICATE EVIDENCE
  { sized "$pki/$2.pem"; sized "$pki/sub.pem"; cat "$3"; } \
    > "$corpus/revocation/$1"
}
for name in person revoked; do
  openssl ocsp -issuer "$pki/sub.pem" -cert "$pki/$name.pem" -no_nonce \
    -reqout "$work/request" 2>/dev/null
  openssl ocsp -index "$pki/db-sub/index.txt" -rsigner "$pki/ocsp.pem" \
    -rkey "$pki/ocsp.key" -CA "$pki/sub.pem" -reqin "$work/request" \
    -respout "$work/response" -ndays 1 2>/dev/null
  evidence "ocsp-$name" "$name" "$work/response"
  evidence "crl-$name" "$name" "$pki/sub-crl.der"
done
