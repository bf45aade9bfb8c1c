import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Merges sorted logs: a reader for each, and a merger that keeps the next line of all of them. */
public class Main {
  record Line(int time, String text) implements Comparable<Line> {
    static Line parse(String s) {
      int colon = s.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("no time: " + s);
      }
      return new Line(
          Integer.parseInt(s.substring(0, colon).trim()), s.substring(colon + 1).trim());
    }

    @Override
    public int compareTo(Line o) {
      return time != o.time ? Integer.compare(time, o.time) : text.compareTo(o.text);
    }
  }

  /** One log, with its next line. */
  static final class Head implements Comparable<Head> {
    private final ReceiveChannel<Line> rest;
    private Line next;

    Head(Line first, ReceiveChannel<Line> rest) {
      this.rest = rest;
      next = first;
    }

    boolean advance() {
      next = rest.receive();
      return next != null;
    }

    @Override
    public int compareTo(Head o) {
      return next.compareTo(o.next);
    }
  }

  static ReceiveChannel<Line> read(String log, Channel<String> errors) {
    Channel<Line> lines = Channel.buffered(1);
    go(
        () -> {
          for (String s : log.split("\n")) {
            try {
              lines.send(Line.parse(s));
            } catch (IllegalArgumentException e) {
              errors.send(e.getMessage());
            }
          }
          lines.close();
        });
    return lines;
  }

  static ReceiveChannel<Line> merge(List<ReceiveChannel<Line>> logs) {
    Channel<Line> merged = Channel.unbuffered();
    go(
        () -> {
          PriorityQueue<Head> heads = new PriorityQueue<>();
          for (ReceiveChannel<Line> log : logs) {
            Line first = log.receive();
            if (first != null) {
              heads.add(new Head(first, log));
            }
          }
          for (Head least; (least = heads.poll()) != null; ) {
            merged.send(least.next);
            if (least.advance()) {
              heads.add(least);
            }
          }
          merged.close();
        });
    return merged;
  }

  public static void main(String[] args) {
    String[] logs = {
      """
      1: web starts
      5: web gets a request
      9: web answers
      """,
      """
      2: db starts
      6: db reads
      6: db reads again
      who am i
      8: db is done
      """,
      "7: cache misses",
      "x1: bad time"
    };
    run(
        () -> {
          Channel<String> errors = Channel.buffered(10);
          List<ReceiveChannel<Line>> readers = new ArrayList<>();
          for (String log : logs) {
            readers.add(read(log, errors));
          }
          int lines = 0;
          for (Line line : merge(readers)) {
            System.out.printf("%02d %s%n", line.time(), line.text());
            lines++;
          }
          errors.close();
          List<String> sorted = new ArrayList<>();
          for (String error : errors) {
            sorted.add(error);
          }
          sorted.sort(null);
          System.out.println(lines + " lines, errors " + sorted);
        });
  }
}
