#!/bin/sh
# Instructions a call, counted by callgrind: the same on any load, and on any machine with the same compiler.
# The difference between a run of 2 N calls and one of N, less that of a loop that does everything but call.
set -eu
cargo build --quiet --release -p hours --example instructions
example="${CARGO_TARGET_DIR:-target}/release/examples/instructions"
calls=409600

collected() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$example" "$1" "$2" 2>&1 |
        sed -n 's/.*Collected : //p'
}

a_call() {
    few=$(collected "$1" $calls)
    many=$(collected "$1" $((2 * calls)))
    echo $(((many - few) / calls))
}

seconds=$(a_call loop-seconds)
instants=$(a_call loop)
echo "kernel over whole seconds:     $(($(a_call kernel) - seconds))"
echo "Timestamp, contract:           $(($(a_call due) - instants))"
echo "Timestamp, two windows a day:  $(($(a_call general) - instants))"
