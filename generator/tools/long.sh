#!/usr/bin/env bash
# long.sh long|nightly: runs the groups of long tests, four groups at once, since many of them wait
# for processes and disks. It vets nothing, which make test does. Prints what each test counted, and
# the processor time of each group.
set -uo pipefail
cd "$(dirname "$0")/../.."
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# Left out with the race detector: tests that wait for a browser or another program most of the
# time, those that build one whole case after another, which is what the others do once, and those
# that count what grows, in one goroutine.
no_race='^TestA(Fault|FullDisk|Killed|LongAnswer|PacketIs|PreviewSends|SecondValue|SiteWithout|SignalEndsEvery)'
no_race+='|^Test(Browser|Cards|CheckSays|ClosedPartsAre|CommandsOfTheDocs|CountsAgree|Damage|EveryNumber|EveryTheme|ExhibitsHave|Fragments)'
no_race+='|^Test(Hosts|Killed|LabelsOf|Locked|MadeUpCases|ManyBuildsInOne|NetlifyConfig|NoBitCan|NoPageIsHeavy|NoSiteOpensWrongly|NoStringHolds|NothingOfWhat)'
no_race+='|^Test(NothingWithheld|NoVerbTells|OneCommit|OnePolicy|Packets|PagesAndStyles|PassphrasesAre|ReadersOpen|Scripts|TextEnds|VerifyAPublished|WordsAreNotWeak)'
no_race+='|^TestThe(Action|Demo|Component|OnePage|Packet|PublicDemo|SamePacket)'
no_race+='|Proportion$|^Test(Bombs|Bounds|EveryGate|EveryPublishedLink|EveryWordPut|LargePictures|StylesAreBounded|TextsAreBounded)'

# The packages in whose code or tests something goes on at the same time.
concurrent() {
  grep -rlE '^\s*go (func|[a-zA-Z.]+\()|errgroup|"sync"|"sync/atomic"|t\.Parallel\(|\.Go\(func' --include=*.go cmd generator themes |
    xargs -n 1 dirname | sort -u | sed 's|^|./|' | tr '\n' ' '
}

# A group to a line: its name, and what go test is given. The longest ones come first. The
# race detector does not watch the JavaScript engine, which is ten times as slow with it.
groups() {
  case $1 in
  long)
    echo "race -race -gcflags=modernc.org/...=-race=false -skip $no_race $(concurrent)"
    cat <<'EOF'
process -run ^(TestManyBuildsInOneProcess|TestWhatIsServedIsWhatABuildMakes|TestNoSiteIsOfTwoStates)$ ./generator
site -run ^(TestEveryPublishedLinkLeadsSomewhere|TestACollectionIsAnEntryOfTheTable|TestEveryWordPutIntoAFileIsKeptOrTold|TestDamageOpensNothing|TestWhatIsClosedChangesNothing|TestHostileTextsAreRead.*|TestClosedPartsAreInNoOutput|TestPagesAndStylesAreValid|TestBrowser|TestBrowserFonts|TestEveryThemeBuildsTheDemo)$ ./generator
faults -run ^(TestAFaultAnywhereLeavesOneSite|TestAFullDiskLeavesTheFormerSite)$ ./cmd/casebook
kills -run ^(TestAKilledBuildLeavesOneSite|TestManyBuildsAtOnce|TestABuildWhileServing|TestAReadOnlyPortfolioIsBuilt)$ ./cmd/casebook
parts ./generator/internal/privacy/audience ./generator/internal/privacy/leaks ./generator/internal/privacy/redact ./generator/internal/privacy/lock ./generator/internal/read/series ./generator/internal/editor/schema
program -run ^(TestLicencesAreComplete|TestOneCommitGivesTheSameBytes|TestNoVerbTellsWhatIsClosed|TestASignalEndsEveryVerb)$ ./cmd/casebook
words -run ^TestEveryWordIsShownOrTold$ ./generator/internal/site/render
deploys -run ^TestKilledDeploys$ ./generator/cloud
growth -tags long -run ^TestTwiceTheEntriesAreTwiceTheWork$ ./generator/tools/bench
EOF
    ;;
  nightly)
    cat <<'EOF'
builds -run ^TestManyBuildsInOneProcess$ ./generator
withheld -run ^(TestNothingWithheldGetsOut|TestClosedPartsAreInNoOutput)$ ./generator
cases -run ^TestMadeUpCasesHold$ ./generator/internal/privacy/leaks
hostile -run ^TestHostileTextsAreBuiltInProportion$ ./generator
faults -run ^TestAFaultAnywhereLeavesOneSite$ ./cmd/casebook
EOF
    ;;
  esac
}

# The group with the race detector has the short forms: the long ones would take hours.
run() {
  local name=$1
  shift
  unset CASEBOOK_LONG
  if [ "$name" != race ]; then export CASEBOOK_LONG=$kind; fi
  export GOGC=400 # a tenth less time of the processor, for memory that is there
  TIMEFORMAT='%R s, of the processor %U and %S'
  { time ${GO:-go} test -v -count=1 -timeout 90m -vet=off -ldflags=-s ${TESTFLAGS:-} "$@" >"$logs/$name" 2>&1; } 2>"$logs/$name.time" || {
    grep -v -e '^=== ' -e '^ *--- PASS' "$logs/$name" | tail -n 200
    echo "$name" >>"$logs/failed"
  }
  echo "$name: $(tail -n 1 "$logs/$name.time")"
}

kind=$1
while read -r -a words; do
  while [ "$(jobs -pr | wc -l)" -ge 4 ]; do wait -n; done
  run "${words[@]}" &
done < <(groups "$kind")
wait

# What a test counts is the last line that it prints.
for log in "$logs"/*; do
  case $log in *.time | */race | */failed) continue ;; esac
  awk '
    /^    [a-z_]+\.go:[0-9]+: / { sub(/^ *[^ ]+ /, ""); counted = $0 }
    /^=== RUN +[^\/]+$/ { counted = "" }
    /^--- / { print $3, $4 (counted == "" ? "" : " " counted) }
  ' "$log"
done
if [ -e "$logs/failed" ]; then
  echo "failed: $(tr '\n' ' ' <"$logs/failed")"
  exit 1
fi
