#!/bin/sh
# Makes the signed commits of this folder, each of which publishes a version of one
# notice, and the public keys that they are checked against, with the tools that reviewers use: git, gpg (GnuPG 2), ssh-keygen (OpenSSH).
# The private keys are thrown away. Run it in an empty folder.
set -e
mkdir -m 700 gnupg
export GNUPGHOME="$PWD/gnupg" GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=赵敏 GIT_AUTHOR_EMAIL=zhao@hexi.example GIT_COMMITTER_NAME=赵敏 GIT_COMMITTER_EMAIL=zhao@hexi.example
gpg --batch --quiet --faked-system-time 20260901T000000 --passphrase '' --quick-generate-key '赵敏 <zhao@hexi.example>' ed25519 sign 2028-09-01
gpg --armor --export > openpgp.keys
for kind in ed25519 ecdsa rsa; do
	ssh-keygen -q -t $kind -N '' -C '' -f $kind
	echo "$kind@hexi.example namespaces=\"git\" $(cat $kind.pub)"
done > ssh.keys
# gpg signs twenty seconds after git took the time, as somebody who types a passphrase does
printf '#!/bin/sh\nexec gpg --faked-system-time 20261001T010020 "$@"\n' > gpg-late
chmod +x gpg-late
git init -q repo
cd repo
mkdir -p villages/liuwan/finance
n=0
sign() {
	n=$((n + 1))
	printf -- '---\nid: 7k3m9q\ntitle: 第%d次\n---\n第%d次。\n' $n $n > villages/liuwan/finance/2026-q3.md
	git add .
	date="@$((1790812800 + n * 3600)) +0800"
	GIT_AUTHOR_DATE=$date GIT_COMMITTER_DATE=$date git "$@" commit -q -S -m "第 $n 次公开" -m "Reviewed-by: 孟庆山 <meng@hexi.example>"
}
sign -c gpg.program="$PWD/../gpg-late"
git cat-file commit HEAD > ../openpgp.commit
for kind in ed25519 ecdsa rsa; do
	sign -c gpg.format=ssh -c user.signingKey=../$kind
	git cat-file commit HEAD > ../$kind.commit
done
cd ..
rm -rf gnupg gpg-late repo ed25519 ecdsa rsa *.pub
