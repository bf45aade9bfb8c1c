import static dev.goj.Go.run;

/** What cannot suspend blocks its worker thread: it is said at the line, and still works. */
public class Main {
  public static void main(String[] args) throws Exception {
    run(
        () -> {
          System.out.println("monitors: " + new Monitors().all());
          System.out.println("constructors: " + Constructors.all());
          System.out.println("initialisers: " + Initialisers.all());
          System.out.println("callbacks: " + Callbacks.all());
          System.out.println("foreign types: " + ForeignTypes.all());
          System.out.println("managed: " + Managed.all());
        });
  }
}
