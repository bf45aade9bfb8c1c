import dev.goj.abi.Continuation;

/** Hopes for more than is done. */
class User {
  Continuation c;
}
