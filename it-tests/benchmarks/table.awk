# Reads raw lines; prints a Markdown table of the medians, over the rounds, of the processes' medians,
# and which rows fall short of their goal. With best_only it is the best repetition of all.

# A row: a bench, its unit, and the goal: GoJ at most this share of the best peer.
function row(name, its_unit, its_goal) {
    order[++benches] = name
    unit[name] = its_unit
    goal[name] = its_goal
}

function median(key,    i, j, t, n, v) {
    n = count[key]
    for (i = 1; i <= n; i++) {
        t = value[key, i]
        for (j = i - 1; j >= 1 && v[j] > t; j--) v[j + 1] = v[j]
        v[j + 1] = t
    }
    lowest = v[1]
    highest = v[n]
    if (best_only) return lowest
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
}

function show(x, bench) {
    if (unit[bench] == "ms") x /= 1e6
    return sprintf(x < 100 ? "%.1f" : "%.0f", x)
}

BEGIN {
    row("spawn", "ns per goroutine", "1/2")
    row("pingpong", "ns per round trip", "1/5")
    row("buffered", "ns per item", "1/2")
    row("unbuffered", "ns per item", "1/3")
    row("mpmc", "ns per item", "1/2")
    row("ring", "ns per hop", "1/4")
    row("daisychain", "ns per goroutine", "1/3")
    row("skynet", "ns per leaf", "1/3")
    row("sieve", "ms", "1/3")
    row("select", "ns per item", "1/3")
    row("mutex", "ns per lock and unlock", "1")
    row("calls", "ns per call", "1.4")
    row("treewalk", "ns per node", "1/2")
    row("sleepers", "ms", "1/2")
    row("parked", "bytes per goroutine", "1/2")
    row("parked_rss", "bytes per goroutine", "")
    # Plain Java, which is what a virtual thread runs: the only peer that this one is compared with.
    only["calls"] = "vt"
    # No peer can take less than this: the share is that of what is over it.
    floor["sleepers"] = 100e6
}

NF >= 4 {
    present[$1]
    key = $1 SUBSEP $2
    has[$2]
    its = $4
    if (best_only && match($5, /min=[0-9.]+/)) its = substr($5, RSTART + 4, RLENGTH - 4)
    if ($4 ~ /^[0-9.+-]+$/) value[key, ++count[key]] = its + 0
    else word[key] = ($4 == "n/a" && $5 ~ /^=/) ? substr($5, 1, index($5, ":") - 1) : $4
    if ($5 ~ /^\*/) star[key] = "*"
}

END {
    m = split("goj goj25 go kotlin17 kotlin vt jox kilim17 kilim", usual, " ")
    for (i = 1; i <= m; i++) if (usual[i] in present) column[++columns] = usual[i]
    goj = ("goj" in present) ? "goj" : "goj25"
    printf "| bench | unit |"
    for (i = 1; i <= columns; i++) printf " %s |", column[i]
    printf " best peer | %s / best | goal | |\n|---|---|", goj
    for (i = 1; i <= columns; i++) printf "--:|"
    printf "---|--:|--:|---|\n"
    for (o = 1; o <= benches; o++) {
        b = order[o]
        if (!(b in has)) continue
        printf "| %s | %s |", b, unit[b]
        best = ""
        for (i = 1; i <= columns; i++) {
            peer = column[i]
            key = peer SUBSEP b
            cell = word[key]
            if (cell != "FAILED" && key in count) {
                x[peer] = median(key)
                cell = show(x[peer], b)
                if (spread) cell = cell " (" show(lowest, b) "-" show(highest, b) ")"
                cell = cell star[key]
                if (peer !~ /^goj/ && (!(b in only) || only[b] == peer) && (best == "" || x[peer] < x[best]))
                    best = peer
            } else delete x[peer]
            printf " %s |", cell
        }
        if (best == "" || !(goj in x)) {
            printf " %s | | %s | |\n", best, goal[b]
            if (goal[b] != "") unknown = unknown (unknown == "" ? "" : ", ") b
            continue
        }
        share = (x[goj] - floor[b]) / (x[best] - floor[b])
        split(goal[b], fraction, "/")
        limit = fraction[2] ? fraction[1] / fraction[2] : fraction[1]
        verdict = ""
        if (goal[b] != "" && share > limit) {
            verdict = "falls short"
            short = short (short == "" ? "" : ", ") b
        }
        printf " %s%s | %.2f | %s | %s |\n", best, star[best, b], share, goal[b], verdict
    }
    printf "\nFalls short: %s.\n", short == "" ? "none" : short
    if (unknown != "") printf "Cannot be judged: %s.\n", unknown
}
