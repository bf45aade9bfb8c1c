package dev.goj.it;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs a program with a breakpoint on every line of it. */
final class Debugger {
  private static final long DEADLINE_MILLIS = 60_000;

  private final VirtualMachine machine;
  private final List<Stop> stops = new ArrayList<>();

  /**
   * A breakpoint was hit.
   *
   * @param line of the user's source
   * @param locals what the debugger shows there, by name: numbers and strings as such, of other
   *     objects the type
   */
  record Stop(int line, Map<String, String> locals) {}

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  /** All stops of {@code Main}, a program compiled to these classes, on one worker. */
  static List<Stop> stopsOf(Jdk jdk, Path classes) throws Exception {
    LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
    String options =
        "-Dgoj.maxprocs=1 -Dgoj.untransformed=ok -cp \"%s%s%s\""
            .formatted(classes, File.pathSeparator, Artifacts.RUNTIME);
    Map<String, String> wanted =
        Map.of("home", jdk.home().toString(), "main", "Main", "options", options);
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.forEach(
        (name, argument) -> argument.setValue(wanted.getOrDefault(name, argument.value())));
    VirtualMachine machine = connector.launch(arguments);
    try {
      Debugger debugger = new Debugger(machine);
      debugger.run();
      return debugger.stops;
    } finally {
      machine.process().destroyForcibly();
    }
  }

  private void run() throws Exception {
    ClassPrepareRequest request = machine.eventRequestManager().createClassPrepareRequest();
    request.addClassFilter("Main*");
    request.enable();
    // The machine is suspended until the set with its VMStartEvent is resumed, in the loop. A
    // resume of our own would leave that one to let go what has stopped at a breakpoint meanwhile.
    boolean running = true;
    while (running) {
      EventSet events = machine.eventQueue().remove(DEADLINE_MILLIS);
      if (events == null) {
        throw new AssertionError("not finished; so far: " + stops);
      }
      for (Event event : events) {
        if (event instanceof ClassPrepareEvent prepared) {
          breakEverywhere(prepared.referenceType());
        } else if (event instanceof BreakpointEvent hit) {
          stops.add(stop(hit));
        }
        running &= !(event instanceof VMDisconnectEvent);
      }
      events.resume();
    }
  }

  private void breakEverywhere(ReferenceType type) {
    for (Method method : type.methods()) {
      for (Location location : lines(method)) {
        machine.eventRequestManager().createBreakpointRequest(location).enable();
      }
    }
  }

  private static List<Location> lines(Method method) {
    try {
      return method.allLineLocations();
    } catch (AbsentInformationException e) {
      return List.of();
    }
  }

  private static Stop stop(BreakpointEvent hit) throws Exception {
    StackFrame frame = hit.thread().frame(0);
    Map<String, String> locals = new TreeMap<>();
    for (LocalVariable v : frame.visibleVariables()) {
      locals.put(v.name(), String.valueOf(frame.getValue(v)).replaceAll(" ?\\(id=\\d+\\)", ""));
    }
    return new Stop(hit.location().lineNumber(), locals);
  }

  /** How often each line was stopped at. */
  static Map<Integer, Long> hits(List<Stop> stops) {
    return stops.stream()
        .collect(Collectors.groupingBy(Stop::line, TreeMap::new, Collectors.counting()));
  }
}
