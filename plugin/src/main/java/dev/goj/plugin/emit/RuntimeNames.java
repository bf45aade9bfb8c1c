package dev.goj.plugin.emit;

import java.util.Set;

/** The one place where what generated code calls in the runtime is spelled. */
public final class RuntimeNames {
  public static final String ABI = "dev.goj.abi";
  public static final String CONTINUATION_CLASS = ABI + ".Continuation";
  public static final String FRAME_CLASS = ABI + ".Frame";
  public static final String GENERATED_CLASS = ABI + ".Generated";
  public static final String WAITS_BEHIND_CLASS = ABI + ".WaitsBehind";
  public static final String JDK_SIBLINGS_CLASS = ABI + ".JdkSiblings";
  public static final String STRESS_CLASS = ABI + ".Stress";
  public static final String NON_PREEMPTIBLE_CLASS = "dev.goj.NonPreemptible";
  public static final String TRANSFORMED_CLASS = ABI + ".Transformed";
  public static final String OVERRIDES_CLASS = ABI + ".Overrides";
  public static final String UNBOXED_CLASS = ABI + ".Unboxed";
  public static final String CHUNKS_CLASS = ABI + ".Chunks";
  public static final String SEND_CHANNEL_CLASS = "dev.goj.SendChannel";
  public static final String RECEIVE_CHANNEL_CLASS = "dev.goj.ReceiveChannel";
  public static final String GO_CLASS = "dev.goj.Go";

  /** Has the siblings of methods of the JDK. */
  public static final String SUBSTITUTES_CLASS = ABI + ".jdk.Substitutes";

  public static final String KNOWN_BLOCKING_CLASS = ABI + ".jdk.KnownBlocking";

  /** The classes of the JDK that these methods are of. */
  public static final Set<String> SUBSTITUTED =
      Set.of(
          "java.lang.Thread",
          "java.util.concurrent.TimeUnit",
          "java.util.concurrent.CompletableFuture");

  public static final String IS_SUSPENDED = "isSuspended";
  public static final String PUSH = "push";
  public static final String ENTER_THREAD = "enterThread";
  public static final String AWAIT_ON_THREAD = "awaitOnThread";
  public static final String LEAVE_THREAD = "leaveThread";
  public static final String SHOULD_GIVE_WAY = "shouldGiveWay";
  public static final String ANNOUNCE = "announce";
  public static final String ANNOUNCE_LONG = "announceLong";
  public static final String CAUGHT = "caught";
  public static final String UNWOUND = "unwound";
  public static final String GIVE_WAY = "giveWay";
  public static final String NEXT = "next";
  public static final String ROUNDS = "rounds";
  public static final String NEXT_DEPTH = "nextDepth";
  public static final String AT_DEPTH = "atDepth";
  public static final String IS_TOO_DEEP = "isTooDeep";
  public static final String UNWIND = "unwind";
  public static final String BOUND = "bound";
  public static final String LABEL = "label";
  public static final String RESUME = "resume";
  public static final String LOCATION = "location";
  public static final String AT = "at";
  public static final String OVERRIDDEN_ELSEWHERE = "overriddenElsewhere";
  public static final String MOCKS = "MOCKS";
  public static final String SEND = "send";
  public static final String SEND_UNBOXED = "sendUnboxed";
  public static final String INTERCEPTS = "intercepts";
  public static final String RECEIVE = "receive";
  public static final String RECEIVE_UNBOXED = "receiveUnboxed";
  public static final String DOUBLE_BITS = "doubleToRawLongBits";
  public static final String BLOCKING = "blocking";
  public static final String POINT = "point";

  /** Before the number of a frame's method that saves what is live. */
  public static final String SAVE = "save";

  /** Behind the name of a suspending method: its sibling that can be suspended. */
  public static final String GO = "$go";

  /** Behind the name of an overridable suspending method: its body, called without dispatch. */
  public static final String BODY = "$body";

  /** Behind the name of an overridable suspending method: its entry for calls through super. */
  public static final String SUPER = "$super";

  private RuntimeNames() {}

  /** {@code take} or {@code complete}, with the kind of result. */
  public static String transfer(String verb, String kind) {
    return verb + kind;
  }
}
