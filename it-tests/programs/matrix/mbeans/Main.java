import static dev.goj.Go.run;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MXBean;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.StandardMBean;

/** JMX reads the interfaces by which it manages objects: it is to find what the user wrote. */
@SuppressWarnings("goj.blocks-worker") // calls through these interfaces, and their default methods
public class Main extends Points {
  /** What a management interface inherits is part of it. */
  public interface Sized {
    int getSize();
  }

  public interface PlainMBean extends Sized {
    String reset(int n);

    /** Waits itself. */
    default int twice(int n) {
      return point(n) + each(n);
    }

    private int each(int n) {
      return point(n);
    }
  }

  public static class Plain implements PlainMBean {
    @Override
    public int getSize() {
      return point(3);
    }

    @Override
    public String reset(int n) {
      return "plain" + point(n);
    }
  }

  public interface OpenMXBean extends Sized {
    String reset(int n);
  }

  public static class Open implements OpenMXBean {
    @Override
    public int getSize() {
      return point(4);
    }

    @Override
    public String reset(int n) {
      return "open" + point(n);
    }
  }

  @MXBean
  public interface Marked extends Callable<Integer> {
    String reset(int n);

    @Override
    Integer call();
  }

  public static class MarkedOne implements Marked {
    @Override
    public String reset(int n) {
      return "marked" + point(n);
    }

    @Override
    public Integer call() {
      return point(7);
    }
  }

  /** No management interface, whatever its name. */
  @MXBean(false)
  public interface OrdinaryMXBean {
    String reset(int n);
  }

  @FunctionalInterface
  public interface LambdaMBean {
    int add(int n);
  }

  static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  /** What JMX finds in an object, and what its method returns. */
  static String managed(Object object) throws Exception {
    ObjectName name = new ObjectName("goj.test:type=" + object.getClass().getSimpleName());
    SERVER.registerMBean(object, name);
    try {
      StringBuilder found = new StringBuilder();
      for (MBeanOperationInfo operation : SERVER.getMBeanInfo(name).getOperations()) {
        found.append(operation.getName()).append(' ');
      }
      String[] names = found.toString().split(" ");
      Arrays.sort(names);
      String[] types = {"int"};
      return Arrays.toString(names) + SERVER.invoke(name, "reset", new Object[] {5}, types);
    } catch (RuntimeMBeanException e) {
      throw e.getTargetException();
    } finally {
      SERVER.unregisterMBean(name);
    }
  }

  static String called() {
    Plain plain = new Plain();
    PlainMBean bean = plain;
    Sized sized = plain;
    return bean.reset(1) + plain.reset(2) + bean.twice(3) + plain.twice(4) + sized.getSize();
  }

  static int calledThroughCallable() throws Exception {
    Marked marked = new MarkedOne();
    Callable<Integer> callable = marked;
    return marked.call() + callable.call();
  }

  static String ordinary() {
    OrdinaryMXBean bean = n -> "ordinary" + point(n);
    return bean.reset(1);
  }

  static int lambda() {
    LambdaMBean bean = n -> point(n) + 1;
    return bean.add(2);
  }

  static Object standard() throws Exception {
    LambdaMBean bean = n -> point(n) + 1;
    return new StandardMBean(bean, LambdaMBean.class).getMBeanInfo().getOperations().length;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("plain", () -> managed(new Plain()));
          check("open", () -> managed(new Open()));
          check("marked", () -> managed(new MarkedOne()));
          check("called", Main::called);
          check("called through callable", Main::calledThroughCallable);
          check("ordinary", Main::ordinary);
          check("lambda", Main::lambda);
          check("standard", Main::standard);
        });
  }
}
