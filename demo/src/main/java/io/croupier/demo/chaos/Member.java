package io.croupier.demo.chaos;

import io.croupier.demo.supervisor.Child;
import io.croupier.demo.supervisor.Children;
import io.croupier.demo.supervisor.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One of the processes that things happen to: started, killed, halted, and started again. Owned by
 * the supervisor's thread, which hears what it says from a queue.
 */
final class Member {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What a shell says of a process that a signal 9 has ended. */
  private static final int KILLED = 128 + 9;

  /** What {@code unshare} says of a process that a signal 9 has ended. */
  private static final int KILLED_BEHIND = 1;

  /** What a shell says of a process that a signal 15 has ended. */
  private static final int TERMINATED = 128 + 15;

  /** A line of a member's. */
  record Line(Member by, int life, String text) {}

  private final String name;
  private final Supplier<List<String>> command;
  private final Children children;
  private final Path log;
  private final BlockingQueue<Line> queue;
  private Child child;
  private int life;
  private boolean ready;
  private boolean killed;

  /** Whether the one that was killed stood behind another. */
  private boolean behind;

  private long haltedPid;
  private boolean told;
  private boolean finished;
  private boolean asked;
  private final Set<Integer> allowed = new HashSet<>();

  Member(
      String name,
      Supplier<List<String>> command,
      Children children,
      Path log,
      BlockingQueue<Line> queue) {
    this.name = name;
    this.command = command;
    this.children = children;
    this.log = log;
    this.queue = queue;
  }

  String name() {
    return name;
  }

  /** Starts it, the first time or anew; does not wait for it. */
  void start() {
    life++;
    ready = false;
    killed = false;
    haltedPid = 0;
    told = false;
    finished = false;
    asked = false;
    allowed.clear();
    int of = life;
    child =
        Child.start(
            children, name, command.get(), log, line -> queue.add(new Line(this, of, line)));
  }

  /** Takes note of a line; false where an earlier life said it. */
  boolean isOfThisLife(Line line) {
    return line.life() == life;
  }

  /** Appends a line to its log. */
  void log(String line) {
    Child.append(log, line);
  }

  boolean isStarted() {
    return child != null;
  }

  boolean isAlive() {
    return child != null && child.isAlive();
  }

  boolean isReady() {
    return ready && !killed && !told && isAlive();
  }

  void becomeReady() {
    ready = true;
  }

  /** Asks it, once in its life, to send nothing more and to say when all is answered. */
  void askToFinish() {
    if (!asked) {
      asked = true;
      tell(Map.of("do", "finish"));
    }
  }

  /** It has nothing left to do. */
  void finish() {
    finished = true;
  }

  boolean isFinished() {
    return finished && isAlive();
  }

  boolean isHalted() {
    return haltedPid != 0;
  }

  /** Whether its end was asked for. */
  boolean isToldToEnd() {
    return told;
  }

  /** As {@code kill -9} does. */
  void kill() {
    killed = true;
    long pid = pid();
    behind = pid != child.handle().pid();
    signal("KILL", pid);
  }

  /** As {@code kill} does: it ends by itself. */
  void stop() {
    told = true;
    signal("TERM", pid());
  }

  /** As Ctrl-Z does, until {@link #goOn}. */
  void halt() {
    haltedPid = pid();
    signal("STOP", haltedPid);
  }

  /** Goes to whom was halted: while it starts, that may be the command that Java stands behind. */
  void goOn() {
    if (isHalted()) {
      signal("CONT", haltedPid);
      haltedPid = 0;
    }
  }

  void tell(Map<String, ?> line) {
    child.tell(line);
  }

  /** From now on it may end by itself, in this life, with one of these codes too. */
  void mayEndWith(Set<Integer> codes) {
    allowed.addAll(codes);
  }

  /** The exit code, as a shell tells it. */
  int exitCode() {
    return child.await(PATIENCE);
  }

  /** Whether it ended as it was made to; one that a kill finds dying of something else did not. */
  boolean hasEndedAsTold() {
    int code = exitCode();
    return killed && (code == KILLED || behind && code == KILLED_BEHIND)
        || told && (code == 0 || code == TERMINATED)
        || allowed.contains(code);
  }

  /** What a person is told of its end. */
  String lastWords() {
    return child.failure("ended with " + exitCode()).getMessage();
  }

  /** Facts that it says in JSON. */
  static Facts facts(Line line) {
    return Facts.parse(line.text());
  }

  /** The Java process itself, which may stand behind another command. */
  long pid() {
    ProcessHandle handle = child.handle();
    return handle
        .children()
        .filter(inner -> inner.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElse(handle)
        .pid();
  }

  private void signal(String signal, long pid) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
              .redirectErrorStream(true)
              .start();
      if (!kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("kill hangs");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw child.failure("was not waited for");
    }
  }
}
