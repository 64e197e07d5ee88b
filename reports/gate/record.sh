#!/bin/bash
# Grows a record of gate runs whose right answer is known: record.sh WHAT RUNS [JAR]
#   aa          a jar against itself, 4 rows in about 2 minutes
#   whole       a jar against itself, the twelve default rows in at most 25 minutes
#   quick       the same in at most 6 minutes
#   slow        loading in the test format takes 20 % longer
#   bytes       its file is 5 % longer
#   allocation  loading allocates 5 % more
# and after the last run writes the tables of all into README.md; 0 runs only do that.
# Build first: mvn -pl benchmarks/cli -am package -DskipTests. GATE_PREFIX may hold a command that runs each run, such as
# one that waits for a quiet machine; GATE_WORK a folder for its files; GATE_CLASSES the suite's test classes, and
# GATE_COMMIT what the jar was built from, where that is not this folder's state.
set -euo pipefail
cd "$(dirname "$0")/../.."
what=$1 runs=$2 jar=${3:-benchmarks/cli/target/brine.jar}
case $what in
  aa | whole | quick | slow | bytes | allocation) ;;
  *) echo "record.sh: unknown '$what', known are aa, whole, quick, slow, bytes, allocation" >&2; exit 2 ;;
esac
work=${GATE_WORK:-benchmarks/target/brine/gate-record}
slowed=$jar:${GATE_CLASSES:-benchmarks/suite/target/test-classes}:benchmarks/suite/src/test/slowed
limit=(--minutes 2.5 --screen 0 --rounds 12)
case $what in
  bytes | allocation) limit=(--minutes 0.1 --screen 0 --rounds 12) ;;
  whole) limit=() ;;
  quick) limit=(--quick) ;;
esac
commit=${GATE_COMMIT-$(git describe --always --dirty --abbrev=40 '--exclude=*')}

gate() {
  ${GATE_PREFIX:-} java "-Dbrine.commit=$commit" -jar "$jar" gate --record "reports/gate/$what.jsonl" --out "$work" \
    "${limit[@]}" "$@"
}

for ((run = 1; run <= runs; run++)); do
  echo "== $what, run $run of $runs, $(date -u +%FT%TZ)"
  case $what in
    aa) gate --base "jar=$jar" --head "jar=$jar" --allow-same \
      --rows mmap-raw/load,mmap-raw/save,kryo-tuned/load,mmap-raw/predict ;;
    whole | quick) gate --base "jar=$jar" --head "jar=$jar" --allow-same ;;
    slow) gate --base "jar=$slowed" --head "jar=$slowed,flags=-Dbrine.test.slowdown=load:0.20" \
      --rows slowed-kryo/load,mmap-raw/load,mmap-raw/save,mmap-raw/predict \
      --injected "+20 % time=slowed-kryo/load" ;;
    bytes) gate --base "jar=$slowed" --head "jar=$slowed,flags=-Dbrine.test.padding=0.05" \
      --rows slowed-kryo/save --injected "+5 % of file bytes=file bytes, slowed-kryo" ;;
    allocation) gate --base "jar=$slowed" --head "jar=$slowed,flags=-Dbrine.test.allocation=0.05" \
      --rows slowed-kryo/load --injected "+5 % of allocation=allocation, slowed-kryo/load" ;;
  esac
done

mkdir -p "$(dirname "$work")"
readme=reports/gate/README.md
{
  sed '/^<!-- tables/q' "$readme"
  echo
  java -cp "$jar" dev.brine.benchmarks.gate.GateTables reports/gate/*.jsonl
} >"$work-README.md"
mv "$work-README.md" "$readme"
