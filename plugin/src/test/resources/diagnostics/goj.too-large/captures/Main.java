import dev.goj.Channel;
import dev.goj.Go;

class Main {
  void sum(Channel<Long> numbers, long n) {
    long a0 = n, a1 = n, a2 = n, a3 = n, a4 = n, a5 = n, a6 = n, a7 = n, a8 = n, a9 = n,
        a10 = n, a11 = n, a12 = n, a13 = n, a14 = n, a15 = n, a16 = n, a17 = n, a18 = n,
        a19 = n, a20 = n, a21 = n, a22 = n, a23 = n, a24 = n, a25 = n, a26 = n, a27 = n,
        a28 = n, a29 = n, a30 = n, a31 = n, a32 = n, a33 = n, a34 = n, a35 = n, a36 = n,
        a37 = n, a38 = n, a39 = n, a40 = n, a41 = n, a42 = n, a43 = n, a44 = n, a45 = n,
        a46 = n, a47 = n, a48 = n, a49 = n, a50 = n, a51 = n, a52 = n, a53 = n, a54 = n,
        a55 = n, a56 = n, a57 = n, a58 = n, a59 = n, a60 = n, a61 = n, a62 = n, a63 = n,
        a64 = n, a65 = n, a66 = n, a67 = n, a68 = n, a69 = n, a70 = n, a71 = n, a72 = n,
        a73 = n, a74 = n, a75 = n, a76 = n, a77 = n, a78 = n, a79 = n, a80 = n, a81 = n,
        a82 = n, a83 = n, a84 = n, a85 = n, a86 = n, a87 = n, a88 = n, a89 = n, a90 = n,
        a91 = n, a92 = n, a93 = n, a94 = n, a95 = n, a96 = n, a97 = n, a98 = n, a99 = n,
        a100 = n, a101 = n, a102 = n, a103 = n, a104 = n, a105 = n, a106 = n, a107 = n,
        a108 = n, a109 = n, a110 = n, a111 = n, a112 = n, a113 = n, a114 = n, a115 = n,
        a116 = n, a117 = n, a118 = n, a119 = n, a120 = n, a121 = n, a122 = n, a123 = n,
        a124 = n, a125 = n;
    Go.go(() -> numbers.send(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11
            + a12 + a13 + a14 + a15 + a16 + a17 + a18 + a19 + a20 + a21 + a22 + a23
            + a24 + a25 + a26 + a27 + a28 + a29 + a30 + a31 + a32 + a33 + a34 + a35
            + a36 + a37 + a38 + a39 + a40 + a41 + a42 + a43 + a44 + a45 + a46 + a47
            + a48 + a49 + a50 + a51 + a52 + a53 + a54 + a55 + a56 + a57 + a58 + a59
            + a60 + a61 + a62 + a63 + a64 + a65 + a66 + a67 + a68 + a69 + a70 + a71
            + a72 + a73 + a74 + a75 + a76 + a77 + a78 + a79 + a80 + a81 + a82 + a83
            + a84 + a85 + a86 + a87 + a88 + a89 + a90 + a91 + a92 + a93 + a94 + a95
            + a96 + a97 + a98 + a99 + a100 + a101 + a102 + a103 + a104 + a105 + a106 + a107
            + a108 + a109 + a110 + a111 + a112 + a113 + a114 + a115 + a116 + a117 + a118 + a119
            + a120 + a121 + a122 + a123 + a124 + a125));
  }
}
