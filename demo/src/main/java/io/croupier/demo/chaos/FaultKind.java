package io.croupier.demo.chaos;

import java.util.Locale;

/**
 * What is done to the processes, and how often in relation to the others: what ends a node is rare,
 * since a node that only starts answers nothing.
 */
enum FaultKind {
  NODE_KILLED("kill -9 of the node", 13),
  NODE_RESTARTED("node stopped and started", 5),
  NODE_PAUSED("node halted for up to 1.2 s (SIGSTOP)", 50),
  GATEWAY_KILLED("kill -9 of a gateway", 24),
  GATEWAY_RESTARTED("gateway stopped and started", 8),
  GATEWAY_PAUSED("gateway halted for up to 1.2 s (SIGSTOP)", 140),
  FOLLOWER_KILLED("kill -9 of the follower", 8),
  FOLLOWER_PAUSED("follower halted for up to 1.2 s (SIGSTOP)", 30),
  LOSS_CHANGED("loss of a gateway's packets changed, 0 to 20 %", 160),
  GATEWAY_CUT_OFF("gateway cut off for up to 1.2 s (all packets lost)", 40),
  FORCE_SLOWED("forces take 10 to 80 ms longer for a while", 15),
  FORCE_FAILED("a force fails (EIO)", 6),
  STORAGE_LOW("room on the disk below the reserve for a while", 8),
  DISK_FULL("no room on the disk for a while", 4),
  PID_REUSED("node started under the process id of the one before", 0);

  private final String title;
  private final int weight;

  FaultKind(String title, int weight) {
    this.title = title;
    this.weight = weight;
  }

  String title() {
    return title;
  }

  /** How often it is drawn; 0: it comes with another. */
  int weight() {
    return weight;
  }

  /** Its name in JSON. */
  String key() {
    StringBuilder name = new StringBuilder();
    for (String word : name().split("_")) {
      String lower = word.toLowerCase(Locale.ROOT);
      name.append(name.isEmpty() ? lower : word.charAt(0) + lower.substring(1));
    }
    return name.toString();
  }
}
