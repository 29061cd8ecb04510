#!/usr/bin/env bash
# fuzz.sh TIME: runs each fuzz target for a time, and goes on where one fails. Prints a line for each, with how
# often it was run.
set -uo pipefail
cd "$(dirname "$0")/../.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT

passed=0 failed=()
while IFS=: read -r file func; do
  name=${func#func }
  status=ok
  ${GO:-go} test -run '^$' -fuzz "^$name\$" -fuzztime "$1" -fuzzminimizetime 10x "./$(dirname "$file")" </dev/null >"$log" 2>&1 || status=failed
  # Until Go 1.27 a run may end so without a fault: go.dev/issue/75804.
  if [ "$status" = failed ] && grep -q 'context deadline exceeded' "$log" && ! grep -q 'Failing input written' "$log"; then
    status=ok
  fi
  echo "$name in $(dirname "$file"): $status, $(grep -o 'execs: [0-9]*' "$log" | tail -n 1)"
  if [ "$status" = ok ]; then
    passed=$((passed + 1))
  else
    failed+=("$name")
    grep -v '^fuzz: elapsed' "$log"
  fi
done < <(grep -rHo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' cmd generator themes | sort)
echo "$passed targets passed, ${#failed[@]} failed: ${failed[*]:-none}"
[ "${#failed[@]}" = 0 ]
