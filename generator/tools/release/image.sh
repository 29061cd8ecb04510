#!/bin/sh
# Builds the container image of a release for this machine and tries it, without network:
# the demo is made, checked and built in it by a user without a name, and what git knows is
# read. It is built by Docker with buildx, or by buildah.
# BASE names another image to begin with than that of the Dockerfile.
set -eu
dist=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
image=casebook:release-check

# The folder that goreleaser makes of it (dockers_v2).
mkdir -p "$work/linux/amd64" "$work/tmp/release" "$work/case"
cp "$here/Dockerfile" LICENSE "$work/"
tar -xzf "$dist"/casebook_*_linux_amd64.tar.gz -C "$work/linux/amd64" casebook
tar -xzf "$dist"/casebook_*_linux_amd64.tar.gz -C "$work/tmp/release" licences.txt

if docker buildx version >/dev/null 2>&1 && docker info >/dev/null 2>&1; then
	docker buildx build --load --platform linux/amd64 ${BASE:+--build-arg "BASE=$BASE"} --tag "$image" "$work"
	inside() { docker run --rm --network none --user 4321:4321 --volume "$work/case:/case" "$image" "$@"; }
elif command -v buildah >/dev/null; then
	isolated="--isolation chroot"
	buildah build $isolated --build-arg TARGETPLATFORM=linux/amd64 ${BASE:+--build-arg "BASE=$BASE"} --tag "$image" "$work"
	container=$(buildah from "$image")
	trap 'buildah rm "$container" >/dev/null; rm -rf "$work"' EXIT
	inside() { buildah run $isolated --user 4321:4321 --volume "$work/case:/case" "$container" -- casebook "$@"; }
else
	echo "image.sh: neither Docker with buildx nor buildah: the image was not built"
	exit 0
fi
chown 4321:4321 "$work/case"
inside version
inside init --example demo
mine() { git -c safe.directory='*' -C "$work/case/demo" -c user.name=casebook -c user.email=casebook@localhost "$@"; }
mine init --quiet
mine add .
mine commit --quiet --message "a case"
inside check --strict demo
inside build --publish --audience public demo
test -s "$work/case/demo/public/index.html"
inside packet --format html -o packet.html demo
test -s "$work/case/packet.html"
inside diff HEAD --in demo | grep -q 'Nothing changed'
echo "the image works"
