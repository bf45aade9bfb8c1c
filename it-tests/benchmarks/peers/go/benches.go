package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// 1. n goroutines, each one atomic increment; the last one signals.
func spawn(n int) {
	var count atomic.Int64
	done := make(chan struct{})
	go func() {
		for i := 0; i < n; i++ {
			go func() {
				if count.Add(1) == int64(n) {
					close(done)
				}
			}()
		}
	}()
	<-done
	check("spawn", int(count.Load()), n)
}

// 2. n round trips between two goroutines over two unbuffered channels.
func pingpong(n int) {
	ping, pong, result := make(chan int), make(chan int), make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			v := <-ping
			pong <- v + 1
		}
	}()
	go func() {
		sum := 0
		for i := 0; i < n; i++ {
			ping <- i
			sum += <-pong
		}
		result <- sum
	}()
	check("pingpong", <-result, n*(n+1)/2)
}

// 3. and 4. one producer, one consumer, n ints.
func stream(capacity, n int) {
	ch, result := make(chan int, capacity), make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			ch <- i
		}
	}()
	go func() {
		sum := 0
		for i := 0; i < n; i++ {
			sum += <-ch
		}
		result <- sum
	}()
	check("stream", <-result, n*(n-1)/2)
}

// 5. 64 producers and 64 consumers on one channel of capacity 128.
func mpmc(n int) {
	const sides = 64
	each := n / sides
	ch := make(chan int, 128)
	var total atomic.Int64
	var wg sync.WaitGroup
	for p := 0; p < sides; p++ {
		base := p * each
		go func() {
			for i := 0; i < each; i++ {
				ch <- base + i
			}
		}()
	}
	wg.Add(sides)
	for c := 0; c < sides; c++ {
		go func() {
			sum := 0
			for i := 0; i < each; i++ {
				sum += <-ch
			}
			total.Add(int64(sum))
			wg.Done()
		}()
	}
	wg.Wait()
	items := each * sides
	check("mpmc", int(total.Load()), items*(items-1)/2)
}

// 6. one token makes n hops around a ring of 1,000 goroutines. The node that
// gets 0 sends -1 around once, to end the others.
func ring(n int) {
	const nodes = 1000
	var hops atomic.Int64
	var wg sync.WaitGroup
	wg.Add(nodes)
	first := make(chan int)
	in := first
	for i := 0; i < nodes; i++ {
		out := first
		if i < nodes-1 {
			out = make(chan int)
		}
		go func(in, out chan int) {
			mine := 0
			for {
				v := <-in
				if v > 0 {
					mine++
					out <- v - 1
					continue
				}
				if v == 0 {
					out <- -1
					<-in
				} else {
					out <- -1
				}
				break
			}
			hops.Add(int64(mine))
			wg.Done()
		}(in, out)
		in = out
	}
	first <- n
	wg.Wait()
	check("ring", int(hops.Load()), n)
}

// 7. n goroutines, each left <- 1 + <-right.
func daisychain(n int) {
	result := make(chan int)
	go func() {
		leftmost := make(chan int)
		left := leftmost
		for i := 0; i < n; i++ {
			right := make(chan int)
			go func(left, right chan int) {
				left <- 1 + <-right
			}(left, right)
			left = right
		}
		go func(c chan int) { c <- 1 }(left)
		result <- <-leftmost
	}()
	check("daisychain", <-result, n+1)
}

// 8. skynet: a tree of goroutines, 10 children each, size leaves.
func skynet(size int) {
	ch := make(chan int)
	go skynetNode(ch, 0, size)
	check("skynet", <-ch, size*(size-1)/2)
}

func skynetNode(parent chan int, num, size int) {
	if size == 1 {
		parent <- num
		return
	}
	ch := make(chan int)
	part := size / 10
	for i := 0; i < 10; i++ {
		go skynetNode(ch, num+i*part, part)
	}
	sum := 0
	for i := 0; i < 10; i++ {
		sum += <-ch
	}
	parent <- sum
}

// 9. concurrent prime sieve, first n primes. A 0 ends the pipeline.
func sieve(n int) {
	limit, want := primes(n)
	result := make(chan int)
	go func() {
		ch := make(chan int)
		go func(out chan int) {
			for i := 2; i <= limit; i++ {
				out <- i
			}
			out <- 0
		}(ch)
		sum := 0
		for i := 0; i < n; i++ {
			prime := <-ch
			sum += prime
			next := make(chan int)
			go sieveFilter(ch, next, prime)
			ch = next
		}
		if end := <-ch; end != 0 {
			sum = -end
		}
		result <- sum
	}()
	check("sieve", <-result, want)
}

func sieveFilter(in, out chan int, prime int) {
	for {
		v := <-in
		if v == 0 {
			out <- 0
			return
		}
		if v%prime != 0 {
			out <- v
		}
	}
}

// primes gives the nth prime and the sum of the first n, without channels.
func primes(n int) (last, sum int) {
	var found []int
next:
	for v := 2; len(found) < n; v++ {
		for _, p := range found {
			if p*p > v {
				break
			}
			if v%p == 0 {
				continue next
			}
		}
		found = append(found, v)
		sum += v
		last = v
	}
	return
}

// 10. fan-in of 4 producers' unbuffered channels through one select loop.
func selectFanIn(n int) {
	const sides = 4
	each := n / sides
	var chs [sides]chan int
	result := make(chan int)
	for p := range chs {
		ch, base := make(chan int), p*each
		chs[p] = ch
		go func() {
			for i := 0; i < each; i++ {
				ch <- base + i
			}
		}()
	}
	go func() {
		a, b, c, d := chs[0], chs[1], chs[2], chs[3]
		sum := 0
		for i := 0; i < each*sides; i++ {
			select {
			case v := <-a:
				sum += v
			case v := <-b:
				sum += v
			case v := <-c:
				sum += v
			case v := <-d:
				sum += v
			}
		}
		result <- sum
	}()
	items := each * sides
	check("select", <-result, items*(items-1)/2)
}

// 11. 100 goroutines take one mutex n/100 times each.
func mutex(n int) {
	const sides = 100
	each := n / sides
	var mu sync.Mutex
	var wg sync.WaitGroup
	counter := 0
	wg.Add(sides)
	for p := 0; p < sides; p++ {
		go func() {
			for i := 0; i < each; i++ {
				mu.Lock()
				counter++
				mu.Unlock()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	check("mutex", counter, each*sides)
}

// 12. recursive fib with a never-taken suspension point.
func calls(n int) {
	result := make(chan int)
	go func() { result <- fib(n) }()
	a, b := 0, 1
	for i := 0; i < n; i++ {
		a, b = b, a+b
	}
	check("calls", <-result, a)
}

func fib(n int) int {
	if n < 0 {
		runtime.Gosched()
	}
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func fibCalls(n int) int {
	a, b := 1, 1 // calls of fib(0), fib(1)
	for i := 1; i < n; i++ {
		a, b = b, 1+a+b
	}
	return b
}

// 13. an in-order recursive walk of a perfect tree, each value sent unbuffered.
type tree struct {
	left, right *tree
	value       int
}

var trees = map[int]*tree{}

func build(lo, hi int) *tree {
	if lo > hi {
		return nil
	}
	mid := (lo + hi) / 2
	return &tree{build(lo, mid-1), build(mid+1, hi), mid}
}

func (t *tree) walk(ch chan int) {
	if t.left != nil {
		t.left.walk(ch)
	}
	ch <- t.value
	if t.right != nil {
		t.right.walk(ch)
	}
}

func treewalk(depth int) {
	nodes := 1<<depth - 1
	root := trees[depth]
	if root == nil {
		root = build(0, nodes-1)
		trees[depth] = root
	}
	ch, result := make(chan int), make(chan int)
	go root.walk(ch)
	go func() {
		inOrder := 0
		for i := 0; i < nodes; i++ {
			if <-ch == i {
				inOrder++
			}
		}
		result <- inOrder
	}()
	check("treewalk", <-result, nodes)
}

// 14. n goroutines sleep 10 ms ten times.
func sleepers(n int) {
	var sleeps atomic.Int64
	var wg sync.WaitGroup
	wg.Add(n)
	go func() {
		for i := 0; i < n; i++ {
			go func() {
				for k := 0; k < 10; k++ {
					time.Sleep(10 * time.Millisecond)
				}
				sleeps.Add(10)
				wg.Done()
			}()
		}
	}()
	wg.Wait()
	check("sleepers", int(sleeps.Load()), 10*n)
}

// 15. memory of n goroutines blocked on receive from one unbuffered channel,
// each with one int and one reference local live across the receive.
type parkLot struct {
	ch      chan int
	arrived atomic.Int64
	total   atomic.Int64
	wg      sync.WaitGroup
}

var parkRefs = func() (r [1024]*tree) {
	for i := range r {
		r[i] = &tree{value: i}
	}
	return
}()

func (p *parkLot) start(n int) {
	p.ch = make(chan int)
	p.wg.Add(n)
	for i := 0; i < n; i++ {
		go p.guest(i)
	}
	for p.arrived.Load() != int64(n) {
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(500 * time.Millisecond)
}

func (p *parkLot) guest(i int) {
	k := i * 3
	ref := parkRefs[i&1023]
	p.arrived.Add(1)
	v := <-p.ch
	p.total.Add(int64(k + ref.value + v))
	p.wg.Done()
}

func (p *parkLot) release(n int) {
	for i := 0; i < n; i++ {
		p.ch <- 7
	}
	p.wg.Wait()
	want := 0
	for i := 0; i < n; i++ {
		want += i*3 + i&1023 + 7
	}
	check("parked", int(p.total.Load()), want)
}

func parked(n int) {
	var warm parkLot
	warm.start(1000)
	warm.release(1000)
	gc3()
	var m0, m1 runtime.MemStats
	runtime.ReadMemStats(&m0)
	rss0 := rss()
	var lot parkLot
	lot.start(n)
	gc3()
	runtime.ReadMemStats(&m1)
	rss1 := rss()
	lot.release(n)
	per := func(a, b uint64) float64 { return (float64(b) - float64(a)) / float64(n) }
	report("parked", n, per(m0.HeapInuse+m0.StackInuse, m1.HeapInuse+m1.StackInuse),
		fmt.Sprintf("unit=bytes HeapInuse+StackInuse; stack=%.1f Sys=%.1f",
			per(m0.StackInuse, m1.StackInuse), per(m0.Sys, m1.Sys)))
	report("parked_rss", n, per(rss0, rss1), "unit=bytes")
}

func gc3() {
	for i := 0; i < 3; i++ {
		runtime.GC()
	}
}

// rss is VmRSS in bytes.
func rss() uint64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if strings.HasPrefix(sc.Text(), "VmRSS:") {
			line := strings.TrimPrefix(sc.Text(), "VmRSS:")
			var kb uint64
			fmt.Sscan(strings.TrimSuffix(strings.TrimSpace(line), " kB"), &kb)
			return kb * 1024
		}
	}
	return 0
}
