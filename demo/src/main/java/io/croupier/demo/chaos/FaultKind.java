package io.croupier.demo.chaos;

import java.util.Locale;

/** What is done to the processes, and how often in relation to the others. */
enum FaultKind {
  NODE_KILLED("kill -9 of the node", 5),
  NODE_RESTARTED("node stopped and started", 2),
  NODE_PAUSED("node halted for up to 1.2 s (SIGSTOP)", 6),
  GATEWAY_KILLED("kill -9 of a gateway", 6),
  GATEWAY_RESTARTED("gateway stopped and started", 3),
  GATEWAY_PAUSED("gateway halted for up to 1.2 s (SIGSTOP)", 16),
  FOLLOWER_KILLED("kill -9 of the follower", 4),
  FOLLOWER_PAUSED("follower halted for up to 1.2 s (SIGSTOP)", 4),
  LOSS_CHANGED("loss of a gateway's packets changed, 0 to 20 %", 30),
  FORCE_SLOWED("forces take 10 to 80 ms longer for a while", 4),
  FORCE_FAILED("a force fails (EIO)", 2),
  STORAGE_LOW("room on the disk below the reserve for a while", 4),
  DISK_FULL("no room on the disk for a while", 3),
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
