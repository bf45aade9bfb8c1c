import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The web crawler of the Tour of Go, over a web that is a map in memory. */
public class Main {
  record Page(String body, List<String> links) {}

  static final class NotFoundException extends Exception {
    NotFoundException(String url) {
      super("not found: " + url);
    }
  }

  interface Fetcher {
    Page fetch(String url) throws NotFoundException;
  }

  /** A fetcher that answers after a round trip through a goroutine of its own. */
  static final class FakeFetcher implements Fetcher {
    private record Request(String url, Channel<Page> reply) {}

    private static final Page NONE = new Page("", List.of());

    private final Channel<Request> requests = Channel.unbuffered();

    FakeFetcher(Map<String, Page> web) {
      go(
          () -> {
            for (Request request : requests) {
              request.reply().send(web.getOrDefault(request.url(), NONE));
            }
          });
    }

    @Override
    public Page fetch(String url) throws NotFoundException {
      var reply = Channel.<Page>buffered(1);
      requests.send(new Request(url, reply));
      Page page = reply.receive();
      if (page == NONE) {
        throw new NotFoundException(url);
      }
      return page;
    }
  }

  static final class Crawler {
    private record Found(String line, List<String> links) {}

    private final Fetcher fetcher;

    Crawler(Fetcher fetcher) {
      this.fetcher = fetcher;
    }

    /** Level by level; all pages of one level are fetched at the same time. */
    Set<String> crawl(String start, int maxDepth) {
      Set<String> lines = new TreeSet<>();
      Set<String> seen = new HashSet<>(Set.of(start));
      List<String> level = List.of(start);
      for (int depth = 0; depth <= maxDepth && !level.isEmpty(); depth++) {
        Channel<Found> found = Channel.unbuffered();
        for (String url : level) {
          go(() -> found.send(visit(url)));
        }
        List<String> next = new ArrayList<>();
        for (int pending = level.size(); pending > 0; pending--) {
          Found page = found.receive();
          lines.add(page.line());
          for (String link : page.links()) {
            if (seen.add(link)) {
              next.add(link);
            }
          }
        }
        level = next;
      }
      return lines;
    }

    private Found visit(String url) {
      try {
        Page page = fetcher.fetch(url);
        return new Found(url + " \"" + page.body() + "\"", page.links());
      } catch (NotFoundException e) {
        return new Found(url + " " + e.getMessage(), List.of());
      }
    }
  }

  static Map<String, Page> web() {
    return Map.of(
        "https://golang.org/",
        new Page(
            "The Go Programming Language",
            List.of("https://golang.org/pkg/", "https://golang.org/cmd/")),
        "https://golang.org/pkg/",
        new Page(
            "Packages",
            List.of(
                "https://golang.org/",
                "https://golang.org/cmd/",
                "https://golang.org/pkg/fmt/",
                "https://golang.org/pkg/os/")),
        "https://golang.org/pkg/fmt/",
        new Page("Package fmt", List.of("https://golang.org/", "https://golang.org/pkg/")),
        "https://golang.org/pkg/os/",
        new Page("Package os", List.of("https://golang.org/", "https://golang.org/pkg/")));
  }

  /** A web of n pages in which page i links to 2i+1, 2i+2 and i/3. */
  static Map<String, Page> largeWeb(int n) {
    Map<String, Page> pages = new java.util.HashMap<>();
    for (int i = 0; i < n; i++) {
      List<String> links = new ArrayList<>();
      for (int j : new int[] {2 * i + 1, 2 * i + 2, i / 3}) {
        if (j < n) {
          links.add("p" + j);
        }
      }
      pages.put("p" + i, new Page("page " + i, links));
    }
    return pages;
  }

  public static void main(String[] args) {
    run(
        () -> {
          new Crawler(new FakeFetcher(web()))
              .crawl("https://golang.org/", 4)
              .forEach(System.out::println);
          Set<String> all = new Crawler(new FakeFetcher(largeWeb(500))).crawl("p0", 100);
          System.out.println(all.size() + " pages");
          Set<String> some = new Crawler(new FakeFetcher(largeWeb(500))).crawl("p0", 5);
          System.out.println(some.size() + " pages up to depth 5");
        });
  }
}
