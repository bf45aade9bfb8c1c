// Peer "kotlin": kotlinx.coroutines on Dispatchers.Default. Its `go` is
// GlobalScope.launch, which like Go's has no parent to be linked into.
@file:OptIn(DelicateCoroutinesApi::class)

package peers.kotlin

import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicLong
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.yield
import peers.Harness
import peers.Parked
import peers.Peer
import peers.Tree

fun main(args: Array<String>) {
    Thread.setDefaultUncaughtExceptionHandler { _, e -> Harness.die(e) }
    Harness.main(KotlinPeer(), args)
}

private fun go(body: suspend CoroutineScope.() -> Unit) {
    GlobalScope.launch(block = body)
}

/** Where a coroutine leaves its result for the thread that runs the benchmark. */
private class Result {
    private val latch = CountDownLatch(1)
    private var value = 0L

    fun set(v: Long) {
        value = v
        latch.countDown()
    }

    fun get(): Long {
        latch.await()
        return value
    }
}

private class KotlinPeer : Peer() {
    override fun spawn(n: Int) {
        val count = AtomicInteger()
        val done = Result()
        go {
            if (STRUCTURED) {
                coroutineScope {
                    repeat(n) { launch { count.incrementAndGet() } }
                }
                done.set(n.toLong())
            } else {
                repeat(n) {
                    go {
                        if (count.incrementAndGet() == n) {
                            done.set(n.toLong())
                        }
                    }
                }
            }
        }
        done.get()
        Harness.check("spawn", count.get().toLong(), n.toLong())
    }

    override fun pingpong(n: Int) {
        val ping = Channel<Int>()
        val pong = Channel<Int>()
        val result = Result()
        go {
            for (i in 0 until n) {
                pong.send(ping.receive() + 1)
            }
        }
        go {
            var sum = 0L
            for (i in 0 until n) {
                ping.send(i)
                sum += pong.receive()
            }
            result.set(sum)
        }
        Harness.check("pingpong", result.get(), Harness.sumBelow(n + 1L))
    }

    override fun stream(capacity: Int, n: Int) {
        val ch = Channel<Int>(capacity)
        val result = Result()
        go {
            for (i in 0 until n) {
                ch.send(i)
            }
        }
        go {
            var sum = 0L
            for (i in 0 until n) {
                sum += ch.receive()
            }
            result.set(sum)
        }
        Harness.check("stream", result.get(), Harness.sumBelow(n.toLong()))
    }

    override fun mpmc(n: Int) {
        val sides = 64
        val each = n / sides
        val ch = Channel<Int>(128)
        val total = AtomicLong()
        val done = CountDownLatch(sides)
        for (p in 0 until sides) {
            val base = p * each
            go {
                for (i in 0 until each) {
                    ch.send(base + i)
                }
            }
        }
        for (c in 0 until sides) {
            go {
                var sum = 0L
                for (i in 0 until each) {
                    sum += ch.receive()
                }
                total.addAndGet(sum)
                done.countDown()
            }
        }
        done.await()
        Harness.check("mpmc", total.get(), Harness.sumBelow(each.toLong() * sides))
    }

    override fun ring(n: Int) {
        val nodes = 1000
        val hops = AtomicLong()
        val done = CountDownLatch(nodes)
        val first = Channel<Int>()
        var last = first
        for (i in 0 until nodes) {
            val input = last
            val output = if (i < nodes - 1) Channel<Int>() else first
            go {
                var mine = 0L
                while (true) {
                    val v = input.receive()
                    if (v > 0) {
                        mine++
                        output.send(v - 1)
                        continue
                    }
                    output.send(-1)
                    if (v == 0) {
                        input.receive()
                    }
                    break
                }
                hops.addAndGet(mine)
                done.countDown()
            }
            last = output
        }
        go { first.send(n) }
        done.await()
        Harness.check("ring", hops.get(), n.toLong())
    }

    override fun daisychain(n: Int) {
        val result = Result()
        go {
            val leftmost = Channel<Int>()
            var end = leftmost
            repeat(n) {
                val left = end
                val right = Channel<Int>()
                go { left.send(1 + right.receive()) }
                end = right
            }
            val rightmost = end
            go { rightmost.send(1) }
            result.set(leftmost.receive().toLong())
        }
        Harness.check("daisychain", result.get(), n + 1L)
    }

    override fun skynet(size: Int) {
        val result = Result()
        go {
            val ch = Channel<Long>()
            go { skynet(ch, 0, size) }
            result.set(ch.receive())
        }
        Harness.check("skynet", result.get(), Harness.sumBelow(size.toLong()))
    }

    private suspend fun skynet(parent: Channel<Long>, num: Long, size: Int) {
        if (size == 1) {
            parent.send(num)
            return
        }
        val ch = Channel<Long>()
        val part = size / 10
        for (i in 0 until 10) {
            val from = num + i.toLong() * part
            go { skynet(ch, from, part) }
        }
        var sum = 0L
        for (i in 0 until 10) {
            sum += ch.receive()
        }
        parent.send(sum)
    }

    override fun sieve(n: Int) {
        val limit = Harness.prime(n)
        val result = Result()
        go {
            val source = Channel<Int>()
            go {
                for (i in 2..limit) {
                    source.send(i)
                }
                source.send(0)
            }
            var ch = source
            var sum = 0L
            for (i in 0 until n) {
                val prime = ch.receive()
                sum += prime
                val input = ch
                val output = Channel<Int>()
                go { filter(input, output, prime) }
                ch = output
            }
            val end = ch.receive()
            result.set(if (end == 0) sum else -end.toLong())
        }
        Harness.check("sieve", result.get(), Harness.primeSum(n))
    }

    private suspend fun filter(input: Channel<Int>, output: Channel<Int>, prime: Int) {
        while (true) {
            val v = input.receive()
            if (v == 0) {
                output.send(0)
                return
            }
            if (v % prime != 0) {
                output.send(v)
            }
        }
    }

    override fun select(n: Int) {
        val sides = 4
        val each = n / sides
        val chs = Array(sides) { p ->
            val ch = Channel<Int>()
            go {
                for (i in 0 until each) {
                    ch.send(p * each + i)
                }
            }
            ch
        }
        val result = Result()
        go {
            val (a, b, c, d) = chs
            var sum = 0L
            for (i in 0 until each * sides) {
                sum += select<Int> {
                    a.onReceive { it }
                    b.onReceive { it }
                    c.onReceive { it }
                    d.onReceive { it }
                }
            }
            result.set(sum)
        }
        Harness.check("select", result.get(), Harness.sumBelow(each.toLong() * sides))
    }

    override fun mutex(n: Int) {
        val sides = 100
        val each = n / sides
        val mutex = Mutex()
        val counter = LongArray(1)
        val done = CountDownLatch(sides)
        for (p in 0 until sides) {
            go {
                for (i in 0 until each) {
                    mutex.lock()
                    try {
                        counter[0]++
                    } finally {
                        mutex.unlock()
                    }
                }
                done.countDown()
            }
        }
        done.await()
        Harness.check("mutex", counter[0], each.toLong() * sides)
    }

    override fun calls(n: Int) {
        val result = Result()
        go { result.set(fib(n).toLong()) }
        Harness.check("calls", result.get(), Harness.fib(n))
    }

    override fun treewalk(depth: Int) {
        val nodes = (1 shl depth) - 1
        val root = Tree.ofDepth(depth)
        val ch = Channel<Int>()
        val result = Result()
        go { walk(root, ch) }
        go {
            var inOrder = 0L
            for (i in 0 until nodes) {
                if (ch.receive() == i) {
                    inOrder++
                }
            }
            result.set(inOrder)
        }
        Harness.check("treewalk", result.get(), nodes.toLong())
    }

    override fun sleepers(n: Int) {
        val sleeps = AtomicLong()
        val done = CountDownLatch(n)
        go {
            repeat(n) {
                go {
                    for (k in 0 until 10) {
                        delay(10)
                    }
                    sleeps.addAndGet(10)
                    done.countDown()
                }
            }
        }
        done.await()
        Harness.check("sleepers", sleeps.get(), 10L * n)
    }

    private lateinit var parkChan: Channel<Int>

    override fun parkStart(n: Int, lot: Parked) {
        val ch = Channel<Int>()
        parkChan = ch
        go {
            for (i in 0 until n) {
                go {
                    val intLocal = i
                    val refLocal = Parked.ref(i)
                    lot.arrive()
                    val v = ch.receive()
                    lot.leave(intLocal, refLocal, v)
                }
            }
        }
    }

    override fun parkRelease(n: Int, lot: Parked) {
        val ch = parkChan
        go {
            for (i in 0 until n) {
                ch.send(Parked.VALUE)
            }
        }
    }

    private companion object {
        /** -Dkotlin.structured=true: spawn with coroutineScope { launch {} } instead. */
        val STRUCTURED = java.lang.Boolean.getBoolean("kotlin.structured")
    }
}

/** The branch is never taken; it makes the compiler generate a real state machine. */
private suspend fun fib(n: Int): Int {
    if (n < 0) {
        yield()
    }
    return if (n < 2) n else fib(n - 1) + fib(n - 2)
}

private suspend fun walk(t: Tree, ch: Channel<Int>) {
    t.left?.let { walk(it, ch) }
    ch.send(t.value)
    t.right?.let { walk(it, ch) }
}
