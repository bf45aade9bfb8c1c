package dev.goj.internal.sched;

/** Why a goroutine waits, in Go's words. */
public enum WaitReason {
  NONE(""),
  CHAN_RECEIVE("chan receive"),
  CHAN_SEND("chan send"),
  CHAN_RECEIVE_NIL("chan receive (nil chan)"),
  CHAN_SEND_NIL("chan send (nil chan)"),
  SELECT("select"),
  SELECT_NO_CASES("select (no cases)"),
  SLEEP("sleep"),
  MUTEX_LOCK("sync.Mutex.Lock"),
  WAIT_GROUP_WAIT("sync.WaitGroup.Wait"),
  ONCE_DO("sync.Once.Do"),
  TASK_AWAIT("task await"),
  FUTURE("future"),
  BLOCKING_CALL("blocking call"),
  YIELD("yield"),
  PREEMPTED("preempted"),
  RUN("run");

  private static final WaitReason[] ALL = values();

  private final String text;

  WaitReason(String text) {
    this.text = text;
  }

  static WaitReason of(int ordinal) {
    return ALL[ordinal];
  }

  /** As reports print it. */
  public String text() {
    return text;
  }
}
