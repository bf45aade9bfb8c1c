import static dev.goj.Go.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Proxies: their handlers see the methods that the user has, and nothing else. */
public class Main extends Points {
  interface Shop<T> {
    int price(String what);

    void order(T what, int... counts);

    <X extends T> X same(X what);

    default String both(T a, T b) {
      return same(a) + "+" + same(b);
    }
  }

  static class Corner implements Shop<String> {
    public int price(String what) {
      return point(what.length());
    }

    public void order(String what, int... counts) {
      say("ordered " + point(what) + counts.length);
    }

    public <X extends String> X same(X what) {
      return point(what);
    }
  }

  @SuppressWarnings("unchecked")
  static Shop<String> proxy(Shop<String> behind) {
    InvocationHandler handler =
        (proxy, method, args) -> {
          say(method.getName());
          try {
            return method.invoke(behind, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    ClassLoader loader = Shop.class.getClassLoader();
    return (Shop<String>) Proxy.newProxyInstance(loader, new Class<?>[] {Shop.class}, handler);
  }

  static int value(Shop<String> shop) {
    return point(1) + shop.price(point("tea")) + point(2);
  }

  static Integer boxed(Shop<String> shop) {
    Integer price = shop.price("milk");
    return price;
  }

  static String statement(Shop<String> shop) {
    shop.order("tea", point(1), 2);
    shop.order(point("milk"));
    return shop.same("x") + shop.same(point("y"));
  }

  static String inherited(Shop<String> shop) {
    return shop.both(point("a"), "b");
  }

  static int ofNothing(Shop<String> shop) {
    Shop<String> none = null;
    return none.price(point("tea"));
  }

  static <S extends Shop<String>> int ofVariable(S shop) {
    int sum = 0;
    for (int i = 0; i < 2; i++) {
      sum += shop.price("n" + point(i));
    }
    return sum;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("value, itself", () -> value(new Corner()));
          check("value, by proxy", () -> value(proxy(new Corner())));
          check("boxed, itself", () -> boxed(new Corner()));
          check("boxed, by proxy", () -> boxed(proxy(new Corner())));
          check("statement, itself", () -> statement(new Corner()));
          check("statement, by proxy", () -> statement(proxy(new Corner())));
          check("inherited, itself", () -> inherited(new Corner()));
          check("inherited, by proxy", () -> inherited(proxy(new Corner())));
          check("of nothing", () -> ofNothing(proxy(new Corner())));
          check("of a variable, itself", () -> ofVariable(new Corner()));
          check("of a variable, by proxy", () -> ofVariable(proxy(new Corner())));
        });
  }
}
