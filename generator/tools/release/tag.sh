#!/bin/sh
# Makes the tag of a release: VERSION, as v1.2.0, on a commit that has what make assets
# makes beside what main has, so that `go install` gets a whole program. main stays as it
# is. Push the tag to publish.
set -eu
version=$1
test -z "$(git status --porcelain)" || {
	echo "tag.sh: commit or undo what is changed first" >&2
	exit 1
}
grep -q "^## ${version#v}\$" CHANGELOG.md || {
	echo "tag.sh: CHANGELOG.md has no section \"## ${version#v}\"" >&2
	exit 1
}
make assets
index=$(mktemp -u)
trap 'rm -f "$index"' EXIT
GIT_INDEX_FILE=$index git read-tree HEAD
GIT_INDEX_FILE=$index git add --force themes/casebook/assets/third-party
tree=$(GIT_INDEX_FILE=$index git write-tree)
commit=$(git commit-tree "$tree" -p HEAD -m "casebook ${version#v}")
git tag --annotate "$version" --message "casebook ${version#v}" "$commit"
echo "git push origin $version"
