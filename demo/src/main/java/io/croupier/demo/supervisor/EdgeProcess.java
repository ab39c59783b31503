package io.croupier.demo.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;

/** A gateway's process, and what it has said so far. Owned by the supervisor's thread. */
final class EdgeProcess {
  private static final String MAIN = "io.croupier.demo.EdgeMain";
  private static final int MEGABYTES = 256;
  private static final int MISTAKE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Facts NOTHING = new Facts(Map.of());

  /** Something that a gateway said. */
  record Said(EdgeProcess by, Facts line) {}

  private final int gateway;
  private final Child child;
  private final Map<String, Facts> said = new HashMap<>();
  private boolean connected;

  private EdgeProcess(
      int gateway,
      Children children,
      RunFolder folder,
      List<String> role,
      BlockingQueue<Said> queue) {
    this.gateway = gateway;
    List<String> arguments = new ArrayList<>(List.of("--node", folder.endpoint()));
    arguments.addAll(List.of("--market-data", folder.marketData()));
    arguments.addAll(List.of("--gateway", Integer.toString(gateway)));
    arguments.addAll(List.of("--key-file", folder.key(gateway).toString()));
    arguments.addAll(role);
    child =
        Child.start(
            children,
            "gateway " + gateway,
            JavaCommand.shortLived(MAIN, MEGABYTES, arguments),
            folder.log("gateway-" + gateway),
            line -> queue.add(new Said(this, Facts.parse(line))));
  }

  /**
   * Starts it.
   *
   * @param role options that say what it does.
   * @param queue takes what it says.
   */
  static EdgeProcess start(
      int gateway,
      Children children,
      RunFolder folder,
      List<String> role,
      BlockingQueue<Said> queue) {
    return new EdgeProcess(gateway, children, folder, role, queue);
  }

  /** Takes note of what it said, the last of each kind. */
  void note(Facts line) {
    String kind = line.text("say");
    connected = kind.equals("connected") || connected && !kind.equals("disconnected");
    said.put(kind, line);
  }

  int gateway() {
    return gateway;
  }

  boolean isConnected() {
    return connected;
  }

  /** The node is being killed: only a connection that it makes from now on counts. */
  void forgetConnection() {
    connected = false;
  }

  boolean isAlive() {
    return child.isAlive();
  }

  /** Whether it has said something of a kind. */
  boolean hasSaid(String kind) {
    return said.containsKey(kind);
  }

  /** What it said last of a kind. */
  Facts said(String kind) {
    return said.getOrDefault(kind, NOTHING);
  }

  void tell(Map<String, ?> line) {
    child.tell(line);
  }

  /** Lets it go and waits until it has ended. */
  void leave() {
    tell(Map.of("do", "leave"));
    int code = child.await(PATIENCE);
    if (code != 0) {
      throw child.failure("ended with " + code);
    }
  }

  /** Says why it has ended too early. */
  DemoException ended() {
    return child.await(PATIENCE) == MISTAKE
        ? DemoException.mistake(child.lastLine().replaceFirst("^croupier: ", ""))
        : child.failure("ended");
  }

  DemoException failure(String what) {
    return child.failure(what);
  }
}
