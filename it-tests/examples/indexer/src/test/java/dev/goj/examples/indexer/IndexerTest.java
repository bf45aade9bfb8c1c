package dev.goj.examples.indexer;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goj.Go;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The indexer over trees with odd files. */
final class IndexerTest {
  private static final long MAX_BYTES = 1 << 20;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path temporary;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(temporary.toRealPath().resolve("tree"));
  }

  private int indexer(String... args) {
    return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(args);
  }

  private String output() {
    return out.toString(UTF_8);
  }

  private Path write(String name, String text, Charset charset) throws IOException {
    return write(name, text.getBytes(charset));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private Index concurrent(int parsers) {
    Index[] result = new Index[1];
    Go.run(
        () ->
            result[0] =
                new ConcurrentIndexer(root, parsers, MAX_BYTES, new Progress(null)).index());
    return result[0];
  }

  /** The index, which both indexers agree on. */
  private Index index() throws IOException {
    Index expected = new SequentialIndexer(root, MAX_BYTES).index();
    for (int parsers : new int[] {1, 2, 50}) {
      assertWithMessage("%s parsers", parsers)
          .that(concurrent(parsers).differences(expected))
          .isEmpty();
    }
    return expected;
  }

  @Test
  void emptyDirectory() throws IOException {
    Index index = index();

    assertThat(index.files()).isEqualTo(0);
    assertThat(index.words()).isEqualTo(0);
    assertThat(indexer(root.toString())).isEqualTo(Main.OK);
    assertThat(output()).contains("verified");
  }

  @Test
  void linesAreCountedAsEditorsDo() throws IOException {
    write("unix", "one\ntwo\n", UTF_8);
    write("dos", "one\r\ntwo\r\n\r\nfour", UTF_8);
    write("mac", "one\rtwo\r", UTF_8);
    write("no-newline", "one", UTF_8);
    write("empty", "", UTF_8);
    write("only-newlines", "\n\n\n", UTF_8);

    Index index = index();

    assertThat(index.files()).isEqualTo(6);
    assertThat(index.lines()).isEqualTo(2 + 4 + 2 + 1 + 0 + 3);
    assertThat(index.lines("four")).containsExactly(Path.of("dos"), List.of(4));
    assertThat(index.lines("two"))
        .containsExactly(
            Path.of("dos"), List.of(2), Path.of("mac"), List.of(2), Path.of("unix"), List.of(2));
  }

  @Test
  void wordsAreRunsOfLettersAndDigits() throws IOException {
    write("text", "It's x2, don't: co-op Straße ÜBER naïve 日本語 𝒳𝒴 a_b ...", UTF_8);

    Index index = index();

    assertThat(index.occurrences().keySet())
        .containsExactly(
            "it", "s", "x2", "don", "t", "co", "op", "straße", "über", "naïve", "日本語", "𝒳𝒴", "a",
            "b");
    assertThat(index.count("Über")).isEqualTo(1);
  }

  @Test
  void wordsAreCountedAsOftenAsTheyAreThere() throws IOException {
    write("a", "go go\ngone go\n", UTF_8);
    write("deep/er/b", "Go", UTF_8);

    Index index = index();

    assertThat(index.count("go")).isEqualTo(4);
    assertThat(index.lines("go"))
        .containsExactly(Path.of("a"), List.of(1, 1, 2), Path.of("deep/er/b"), List.of(1));
    assertThat(index.top(2)).containsExactly("go", "gone").inOrder();
  }

  @Test
  void encodingsAreRecognised() throws IOException {
    write("utf8", "größe", UTF_8);
    write("utf8-with-mark", "\uFEFFgröße", UTF_8);
    write("latin1", "größe", ISO_8859_1);
    write("utf16le", "\uFEFFgröße", UTF_16LE);
    write("utf16be", "\uFEFFgröße", UTF_16BE);

    assertThat(index().lines("größe").keySet())
        .containsExactly(
            Path.of("utf8"),
            Path.of("utf8-with-mark"),
            Path.of("latin1"),
            Path.of("utf16le"),
            Path.of("utf16be"));
  }

  @Test
  void whatIsNotTextIsSkipped() throws IOException {
    write("binary", new byte[] {'t', 'e', 'x', 't', 0, 1, 2});
    write("text", "text", UTF_8);
    try (RandomAccessFile huge = new RandomAccessFile(root.resolve("huge").toFile(), "rw")) {
      huge.setLength(50L << 30);
    }

    Index index = index();

    assertThat(index.files()).isEqualTo(1);
    assertThat(index.skipped()).containsExactly(Skip.BINARY, 1, Skip.TOO_LARGE, 1);
  }

  @Test
  void aFileOfExactlyTheLargestSizeIsRead() throws IOException {
    write("exact", "x".repeat((int) MAX_BYTES), UTF_8);
    write("larger", "y".repeat((int) MAX_BYTES + 1), UTF_8);

    Index index = index();

    assertThat(index.files()).isEqualTo(1);
    assertThat(index.skipped()).containsExactly(Skip.TOO_LARGE, 1);
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    write("real/file", "word", UTF_8);
    Files.createSymbolicLink(root.resolve("to-file"), root.resolve("real/file"));
    Files.createSymbolicLink(root.resolve("to-directory"), root.resolve("real"));
    Files.createSymbolicLink(root.resolve("real/loop"), root);
    Files.createSymbolicLink(root.resolve("broken"), root.resolve("nowhere"));

    Index index = index();

    assertThat(index.count("word")).isEqualTo(1);
    assertThat(index.skipped()).containsExactly(Skip.LINK, 4);
  }

  @Test
  void aLinkGivenByTheUserIsFollowed() throws IOException {
    write("file", "word", UTF_8);
    Path link = Files.createSymbolicLink(temporary.resolve("link"), root);

    assertThat(indexer(link.toString())).isEqualTo(Main.OK);
    assertThat(output()).startsWith(root.toString());
  }

  @Test
  void whatCannotBeReadIsSkipped() {
    assertThat(reasonToSkip(root.resolve("gone"))).isEqualTo(Skip.UNREADABLE);
    assertThat(reasonToSkip(root)).isEqualTo(Skip.UNREADABLE);
  }

  private static Skip reasonToSkip(Path file) {
    try {
      throw new AssertionError("read " + TextFile.read(file, MAX_BYTES));
    } catch (SkippedFileException e) {
      return e.reason();
    }
  }

  @Test
  void hiddenDirectoriesAreLeftOut() throws IOException {
    write(".git/config", "word", UTF_8);
    write(".hidden-file", "word", UTF_8);

    assertThat(index().lines("word").keySet()).containsExactly(Path.of(".hidden-file"));
  }

  @Test
  void oddNames() throws IOException {
    write("with blank", "word", UTF_8);
    write("-dash", "word", UTF_8);
    write("a,b:c", "word", UTF_8);
    write("deep/".repeat(50) + "file", "word", UTF_8);

    assertThat(index().count("word")).isEqualTo(4);
  }

  @Test
  void aLongLine() throws IOException {
    write("line", "word ".repeat(100_000), UTF_8);

    Index index = index();

    assertThat(index.lines()).isEqualTo(1);
    assertThat(index.count("word")).isEqualTo(100_000);
  }

  @Test
  void manyFiles() throws IOException {
    Random random = new Random(42);
    Map<String, Integer> expected = new TreeMap<>();
    for (int i = 0; i < 1000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(100); n > 0; n--) {
        String word = "w" + random.nextInt(50);
        text.append(word).append(random.nextInt(5) == 0 ? '\n' : ' ');
        expected.merge(word, 1, Integer::sum);
      }
      write("d" + i % 7 + "/d" + i % 11 + "/f" + i, text.toString(), UTF_8);
    }

    Index index = index();

    assertThat(index.files()).isEqualTo(1000);
    expected.forEach((word, count) -> assertThat(index.count(word)).isEqualTo(count));
  }

  @Test
  void theSummarySaysWhatIsThere() throws IOException {
    write("a", "the cat\nthe dog\n", UTF_8);
    write("b", "the\n", UTF_8);
    write("c", new byte[1]);

    int status = indexer("--word=The", "--top=2", "--quiet", "--parsers=3", root.toString());

    assertThat(status).isEqualTo(Main.OK);
    assertThat(output())
        .startsWith(
            root
                + """

                  2 files
                  1 skipped: binary
                  3 lines, 5 words, 3 of them different
                  most frequent:
                           3 the
                           1 cat
                'The': 3 times in 2 files
                  a:1,2
                  b:1
                verified: the sequential indexer found the same (\
                """);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void withoutVerification() throws IOException {
    write("a", "word", UTF_8);

    assertThat(indexer("--no-verify", root.toString())).isEqualTo(Main.OK);
    assertThat(output()).doesNotContain("verified");
  }

  @Test
  void aDifferenceIsAFailure() throws IOException {
    Path file = write("a", "one two three\n", UTF_8);
    Index before = concurrent(2);
    Files.writeString(file, "one\n2\nthree\n");
    Index after = new SequentialIndexer(root, MAX_BYTES).index();

    int status =
        new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
            .verify(before, after, "");

    assertThat(status).isEqualTo(Main.DIFFERS);
    assertThat(output()).isEmpty();
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            indexer: the sequential indexer found something else. Did files change meanwhile?
              lines: 1 here, 3 there
              lines of '2' in a: [] here, [2] there
              lines of 'three' in a: [1] here, [3] there
              lines of 'two' in a: [1] here, [] there
            """);
  }

  @Test
  void progressIsWrittenOverAndCleared() {
    Progress progress = new Progress(new PrintStream(err, true, UTF_8));

    progress.show(1000, 2, 30_000);
    progress.show(1, 2, 3);
    progress.clear();
    progress.clear();

    String[] lines = err.toString(UTF_8).split("\r", -1);
    assertThat(lines[1]).isEqualTo("1,000 files indexed, 2 skipped, 30,000 words");
    assertThat(lines[2].stripTrailing()).isEqualTo("1 files indexed, 2 skipped, 3 words");
    assertThat(lines[2]).hasLength(lines[1].length());
    assertThat(lines[3]).isEqualTo(" ".repeat(35));
    assertThat(lines).hasLength(5);
  }

  @Test
  void wrongUsageIsExplained() throws IOException {
    Path file = write("file", "word", UTF_8);
    Map<String, String> messages =
        Map.of(
            root.resolve("nowhere").toString(),
            "no such directory: " + root.resolve("nowhere"),
            file.toString(),
            "not a directory: " + file,
            "--wrod=x",
            "no such option: --wrod",
            "--word",
            "a value is missing: --word=...",
            "--word=",
            "a value is missing: --word=...",
            "--top=many",
            "--top wants a number from 0 to 1000000, not many",
            "--parsers=0",
            "--parsers wants a number from 1 to 100000, not 0",
            "--quiet=yes",
            "--quiet takes no value");

    messages.forEach(
        (arg, message) -> {
          err.reset();
          assertThat(indexer(arg)).isEqualTo(Main.WRONG_USAGE);
          assertThat(err.toString(UTF_8)).startsWith("indexer: " + message + "\n");
        });
    err.reset();
    assertThat(indexer(root.toString(), root.toString())).isEqualTo(Main.WRONG_USAGE);
    assertThat(err.toString(UTF_8)).startsWith("indexer: only one directory, please: ");
    assertThat(output()).isEmpty();
  }

  @Test
  void help() {
    assertThat(indexer("--help")).isEqualTo(Main.OK);
    assertThat(output()).startsWith("usage: indexer ");
  }
}
