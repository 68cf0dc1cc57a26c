#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make-pki.sh OUTDIR [PORT]
#
# The public key infrastructure of the tests and of the demo: for each name
# below NAME.pem (certificate) and NAME.key (PKCS#8, no password). Subjects are
# laid out like those that offices use, each marked (DEMO). Windows of validity
# are fixed dates, so nothing expires while somebody works.
#
# Where OUTDIR holds a PKI already, only the certificates that name addresses
# (*-aia, crl-only*) are made again, for PORT (8888 if not given): a test that
# runs a server copies the PKI and does so for the port it got.

set -eu
umask 077

if [ $# -lt 1 ]; then
  echo "usage: make-pki.sh OUTDIR [PORT]" >&2
  exit 2
fi

here=$(cd "$(dirname "$0")" && pwd)
port=${2:-8888}
mkdir -p "$1"
cd "$1"

CA_START=20200101000000Z
CA_END=20490101000000Z
START=20240101000000Z
END=20481231000000Z

PROVINCE="ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM (DEMO)"
COMMUNE="ỦY BAN NHÂN DÂN XÃ MẪU (DEMO)"
BASE="/C=VN/L=Hà Nội/O=$PROVINCE/OU=$COMMUNE"
PERSON="$BASE/CN=Nguyễn Văn A (DEMO)/emailAddress=nguyenvana@demo.invalid"
ORGANIZATION="/C=VN/L=Hà Nội/O=$PROVINCE/CN=$COMMUNE"
OFFICE="/C=VN/L=Hà Nội/O=$PROVINCE/CN=Chủ tịch Ủy ban nhân dân tỉnh Thử nghiệm (DEMO)"
ROOT="/C=VN/O=Ban Thử nghiệm (DEMO)/CN=RootCA thử nghiệm (DEMO)"
SUB="/C=VN/O=Ban Thử nghiệm (DEMO)/CN=CA phục vụ thử nghiệm (DEMO)"

rsa_key () { # NAME BITS
  openssl genpkey -algorithm RSA -pkeyopt "rsa_keygen_bits:$2" \
    -out "$1.key" 2>/dev/null
}

ec_key () { # NAME CURVE
  openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:$2" \
    -pkeyopt ec_param_enc:named_curve -out "$1.key" 2>/dev/null
}

# A private CA per issuer: openssl ca is what sets both ends of the validity.
database () { # ISSUER
  mkdir -p "db-$1"
  [ -f "db-$1/index.txt" ] || : > "db-$1/index.txt"
  echo 'unique_subject = no' > "db-$1/index.txt.attr"
  echo 01 > "db-$1/crlnumber"
}

serial=4096

# issue NAME ISSUER EXTENSIONS SUBJECT [START END] ; the key is KEY or NAME.
issue () {
  name=$1 issuer=$2 extensions=$3 subject=$4
  start=${5:-$START} end=${6:-$END} key=${KEY:-$1}
  [ "$key" = "$name" ] || cp "$key.key" "$name.key"
  openssl req -new -key "$name.key" -subj /CN=request -config "$here/pki.cnf" \
    -out "$name.csr"
  serial=$((serial + 1))
  printf '%08X\n' "$serial" > "db-$issuer/serial"
  self=
  [ "$name" != "$issuer" ] || self=-selfsign
  # shellcheck disable=SC2086
  ISSUER=$issuer PORT=$port openssl ca -config "$here/pki.cnf" -batch -notext \
    $self ${SIGOPTS:-} -name issuer -utf8 -multivalue-rdn -subj "$subject" \
    -startdate "$start" -enddate "$end" -extensions "$extensions" \
    -in "$name.csr" -out "$name.pem" 2>"$name.log" ||
    { cat "$name.log" >&2; exit 1; }
  rm -f "$name.csr" "$name.log"
}

# Marks a certificate of the sub-CA's as revoked, as openssl ca -revoke would,
# but at a fixed time.
revoke () { # ISSUER NAME TIME REASON
  number=$(openssl x509 -in "$2.pem" -noout -serial | cut -d= -f2)
  awk -F '\t' -v OFS='\t' -v n="$number" -v at="$3,$4" \
    '$4 == n { $1 = "R"; $3 = at } { print }' \
    "db-$1/index.txt" > "db-$1/index.new"
  mv "db-$1/index.new" "db-$1/index.txt"
}

crl () { # ISSUER FILE LAST NEXT
  ISSUER=$1 PORT=$port openssl ca -config "$here/pki.cnf" -name issuer -gencrl \
    -crl_lastupdate "$3" -crl_nextupdate "$4" -out "$2" 2>/dev/null
  openssl crl -in "$2" -outform DER -out "${2%.pem}.der"
}

make_keys () {
  { rsa_key root 2048; rsa_key person 2048; rsa_key person-rsa3072 3072
    rsa_key person-rsa1024 1024; } &
  { rsa_key sub 2048; rsa_key tsa 2048; rsa_key organization 2048
    rsa_key other 2048; } &
  ec_key person-p256 P-256
  ec_key person-p384 P-384
  ec_key office P-256
  ec_key ocsp P-256
  ec_key forged-root P-256
  ec_key forged-sub P-256
  ec_key forged-pinned P-256
  ec_key sub2 P-256
  wait
  openssl genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 \
    -out person-pss-only.key 2>/dev/null
}

make_authorities () {
  for issuer in root sub sub2 public-sub forged-root forged-sub forged-pinned; do
    database $issuer
  done
  issue root root ca "$ROOT" $CA_START $CA_END
  issue sub root ca_path0 "$SUB" $CA_START $CA_END
  issue tsa sub tsa "/C=VN/O=Ban Thử nghiệm (DEMO)/CN=Máy chủ dấu thời gian (DEMO)"
  issue ocsp sub ocsp "/C=VN/O=Ban Thử nghiệm (DEMO)/CN=Máy chủ OCSP (DEMO)"
  # A path that is one longer than the sub-CA's pathLenConstraint allows.
  issue sub2 sub ca "/C=VN/O=Ban Thử nghiệm (DEMO)/CN=CA quá dài (DEMO)"
  # The same names, other keys: what an attacker can make by himself.
  issue forged-root forged-root ca "$ROOT" $CA_START $CA_END
  issue forged-sub forged-root ca "$SUB" $CA_START $CA_END
  cat sub.pem root.pem > chain.pem
}

make_leaves () {
  issue person sub leaf "$PERSON"
  issue organization sub leaf "$ORGANIZATION"
  issue office sub leaf "$OFFICE"
  for name in person-p256 person-p384 person-rsa3072 person-rsa1024 \
              person-pss-only; do
    issue $name sub leaf "$BASE/CN=Trần Thị B (DEMO)"
  done
  KEY=other issue person-pss sub leaf "$BASE/CN=Lê Văn P (DEMO)"
  KEY=other SIGOPTS="-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-1" \
    issue person-signed-pss sub leaf "$BASE/CN=Lê Văn S (DEMO)"
  KEY=other SIGOPTS="-md sha1" \
    issue sha1-issued sub leaf "$BASE/CN=Lê Văn Xưa (DEMO)"
  KEY=other issue expired sub leaf "$BASE/CN=Lê Văn Cũ (DEMO)" \
    20190101000000Z 20240101000000Z
  KEY=other issue not-yet sub leaf "$BASE/CN=Lê Văn Mới (DEMO)" \
    20450101000000Z 20481231000000Z
  KEY=other issue revoked sub leaf "$BASE/CN=Lê Văn Thu Hồi (DEMO)"
  KEY=other issue on-hold sub leaf "$BASE/CN=Lê Văn Tạm (DEMO)"
  KEY=other issue ca-leaf sub ca "$BASE/CN=Lê Văn Trung Gian (DEMO)"
  KEY=other issue wrong-usage sub leaf_encipher "$BASE/CN=Lê Văn Mật (DEMO)"
  KEY=other issue unknown-critical sub leaf_critical "$BASE/CN=Lê Văn Lạ (DEMO)"
  KEY=other issue too-long sub2 leaf "$BASE/CN=Lê Văn Dài (DEMO)"
  # A TSA certificate must have the purpose alone and critical (RFC 3161 2.3).
  KEY=tsa issue tsa-no-purpose sub leaf "/C=VN/CN=Dấu thời gian sai (DEMO)"
  KEY=tsa issue tsa-expired sub tsa "/C=VN/CN=Dấu thời gian cũ (DEMO)" \
    20190101000000Z 20240101000000Z
  # A TSA whose issuer nobody trusts, and a server that nobody trusts.
  KEY=tsa issue tsa-other forged-sub tsa "/C=VN/CN=Dấu thời gian lạ (DEMO)"
  KEY=other issue tls forged-root tls "/C=VN/CN=127.0.0.1"
  KEY=other issue forged-person forged-sub leaf "$PERSON"
  # The name of a pinned certificate (no mark: it must be the very name) with a
  # key of our own.
  issue forged-pinned forged-pinned ca \
    "/C=VN/O=Ban Cơ yếu Chính phủ/CN=RootCA chuyên dùng Chính phủ G2" \
    $CA_START $CA_END
  KEY=other issue forged-pinned-person forged-pinned leaf "$PERSON"
}

# Who else writes to an office: a unit, the province, another body, a person
# whose certificate is of the body before, a firm under a public authority.
make_senders () {
  KEY=other issue unit sub leaf "/C=VN/O=$PROVINCE/OU=$COMMUNE/CN=PHÒNG VĂN THƯ (DEMO)"
  KEY=other issue province sub leaf "/C=VN/O=$PROVINCE/CN=$PROVINCE"
  KEY=other issue joint-organization sub leaf \
    "/C=VN/O=Tỉnh Thử nghiệm (DEMO)/CN=SỞ TÀI CHÍNH (DEMO)"
  KEY=other issue joint-person sub leaf \
    "/C=VN/O=Tỉnh Thử nghiệm (DEMO)/OU=SỞ TÀI CHÍNH (DEMO)/CN=Phạm Văn C (DEMO)"
  KEY=other issue person-moved sub leaf \
    "/C=VN/O=ỦY BAN NHÂN DÂN HUYỆN CŨ (DEMO)/CN=Nguyễn Văn A (DEMO)"
  KEY=sub2 issue public-sub root ca_path0 "/C=VN/O=Thử nghiệm (DEMO)/CN=VNPT-CA thử nghiệm (DEMO)" \
    $CA_START $CA_END
  # An authority of timestamps that is under another CA than who signs.
  KEY=tsa issue tsa-public public-sub tsa "/C=VN/CN=Dấu thời gian công cộng (DEMO)"
  KEY=other issue company public-sub leaf \
    "/C=VN/L=Hà Nội/CN=CÔNG TY TNHH MINH HỌA (DEMO)"
}

# The same names and keys with addresses of a server on this machine.
make_addressed () {
  KEY=sub issue sub-aia root ca_path0_aia "$SUB" $CA_START $CA_END
  KEY=person issue person-aia sub leaf_aia "$PERSON"
  KEY=organization issue organization-aia sub leaf_aia "$ORGANIZATION"
  KEY=tsa issue tsa-aia sub tsa_aia \
    "/C=VN/O=Ban Thử nghiệm (DEMO)/CN=Máy chủ dấu thời gian (DEMO)"
  KEY=other issue revoked-aia sub leaf_aia "$BASE/CN=Lê Văn Thu Hồi (DEMO)"
  KEY=other issue crl-only sub leaf_crl "$BASE/CN=Lê Văn Danh Sách (DEMO)"
  KEY=other issue crl-only-revoked sub leaf_crl "$BASE/CN=Lê Văn Danh Sách (DEMO)"
  cat sub-aia.pem root.pem > chain-aia.pem
  revoke sub revoked-aia 250601000000Z keyCompromise
  revoke sub crl-only-revoked 250601000000Z keyCompromise
}

make_lists () {
  crl root root-crl.pem 20260101000000Z 20490101000000Z
  crl root root-crl-stale.pem 20240101000000Z 20240201000000Z
  crl sub sub-crl.pem 20260101000000Z 20490101000000Z
  crl sub sub-crl-stale.pem 20240101000000Z 20240201000000Z
  crl public-sub public-sub-crl.pem 20260101000000Z 20490101000000Z
  crl forged-sub forged-crl.pem 20260101000000Z 20490101000000Z
}

if [ ! -f root.pem ]; then
  make_keys
  make_authorities
  make_leaves
  make_senders
  openssl pkcs12 -export -in person.pem -inkey person.key -certfile chain.pem \
    -passout pass:demo -out person.p12
  revoke sub revoked 250601000000Z keyCompromise
  revoke sub on-hold 250601000000Z certificateHold
else
  serial=$((8192 + ($(date +%s) % 10000000) * 16))
fi
make_addressed
make_lists
rm -f db-*/*.old db-*/[0-9A-F]*.pem
