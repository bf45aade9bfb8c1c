// Peer "go": the benchmark suite on the Go runtime.
//
//	peer-go BENCH|all [N]
//
// prints one line per benchmark: peer, bench, ops, ns_per_op, note (tab separated).
package main

import (
	"fmt"
	"os"
	"runtime"
	"sort"
	"strconv"
	"time"
)

const peer = "go"

// bench describes one benchmark. The same table, with the same sizes and the
// same measuring rules, is in ../java/common/peers/Harness.java.
type bench struct {
	name     string
	n        int           // default size
	quantum  int           // a scaled-down size is a multiple of this; 0: size is fixed
	ops      func(int) int // operations a run of size n stands for
	run      func(int)
	onceOnly bool
}

func same(n int) int { return n }
func one(int) int    { return 1 }

var benches = []bench{
	{name: "spawn", n: 1_000_000, ops: same, run: spawn},
	{name: "pingpong", n: 1_000_000, quantum: 1000, ops: same, run: pingpong},
	{name: "buffered", n: 5_000_000, quantum: 1000, ops: same, run: func(n int) { stream(128, n) }},
	{name: "unbuffered", n: 2_000_000, quantum: 1000, ops: same, run: func(n int) { stream(0, n) }},
	{name: "mpmc", n: 4_000_000, quantum: 6400, ops: same, run: mpmc},
	{name: "ring", n: 2_000_000, quantum: 1000, ops: same, run: ring},
	{name: "daisychain", n: 100_000, ops: same, run: daisychain},
	{name: "skynet", n: 1_000_000, ops: same, run: skynet},
	{name: "sieve", n: 1500, ops: one, run: sieve},
	{name: "select", n: 1_000_000, quantum: 4000, ops: same, run: selectFanIn},
	{name: "mutex", n: 1_000_000, quantum: 10000, ops: same, run: mutex},
	{name: "calls", n: 32, ops: fibCalls, run: calls},
	{name: "treewalk", n: 18, ops: func(d int) int { return 1<<d - 1 }, run: treewalk},
	{name: "sleepers", n: 100_000, ops: one, run: sleepers},
	{name: "parked", n: 1_000_000, ops: same, onceOnly: true},
}

const (
	warmTime    = 2500 * time.Millisecond // warm up at least this long
	repTarget   = 1600 * time.Millisecond // a scalable repetition may take this long
	measureTime = 2500 * time.Millisecond // measure at least this long
	minReps     = 5
	maxReps     = 15
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: peer-go BENCH|all [N]")
		os.Exit(64)
	}
	runtime.GOMAXPROCS(2)
	found := false
	for _, b := range benches {
		if os.Args[1] != b.name && os.Args[1] != "all" {
			continue
		}
		found = true
		n, fixed := b.n, b.quantum == 0
		if len(os.Args) > 2 {
			v, err := strconv.Atoi(os.Args[2])
			if err != nil || v < 1 {
				fmt.Fprintln(os.Stderr, "N must be a positive number")
				os.Exit(64)
			}
			n, fixed = v, true
		}
		if b.onceOnly {
			parked(n)
		} else {
			measure(b, n, fixed)
		}
	}
	if !found {
		fmt.Fprintln(os.Stderr, "no such bench:", os.Args[1])
		os.Exit(64)
	}
}

func timed(f func(int), n int) time.Duration {
	t := time.Now()
	f(n)
	return time.Since(t)
}

func measure(b bench, n int, fixed bool) {
	small := n
	if !fixed {
		small = max(n/20/b.quantum*b.quantum, b.quantum)
	}
	start := time.Now()
	var last time.Duration
	for k := 0; k < 2 || time.Since(start) < warmTime; k++ {
		last = timed(b.run, small)
		if last > warmTime {
			break
		}
	}
	scaled := ""
	if !fixed {
		if est := last * time.Duration(n/small); est > repTarget {
			n = max(int(float64(n)*float64(repTarget)/float64(est))/b.quantum*b.quantum, b.quantum)
			scaled = fmt.Sprintf(" scaled-to-n=%d", n)
		}
		timed(b.run, n)
	}
	var reps []time.Duration
	start = time.Now()
	for len(reps) < minReps || (time.Since(start) < measureTime && len(reps) < maxReps) {
		reps = append(reps, timed(b.run, n))
	}
	sort.Slice(reps, func(i, j int) bool { return reps[i] < reps[j] })
	ops := float64(b.ops(n))
	med := (float64(reps[(len(reps)-1)/2]) + float64(reps[len(reps)/2])) / 2
	report(b.name, b.ops(n), med/ops, fmt.Sprintf("reps=%d min=%.1f max=%.1f%s",
		len(reps), float64(reps[0])/ops, float64(reps[len(reps)-1])/ops, scaled))
}

func report(bench string, ops int, perOp float64, note string) {
	fmt.Printf("%s\t%s\t%d\t%.1f\t%s\n", peer, bench, ops, perOp, note)
}

// check ends the process when a benchmark's result is wrong.
func check(what string, got, want int) {
	if got != want {
		fmt.Fprintf(os.Stderr, "WRONG RESULT in %s: got %d, want %d\n", what, got, want)
		os.Exit(2)
	}
}

// max is a builtin from Go 1.21 on.
func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}
