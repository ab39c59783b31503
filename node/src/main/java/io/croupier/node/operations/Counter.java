package io.croupier.node.operations;

import java.util.Locale;

/** What a node tells of itself while it runs. The names are those of the file and of Prometheus. */
public enum Counter {
  STATE(Kind.GAUGE, "What the node does: 0 starts, 1 ready, 2 stops, 3 stopped"),
  PID(Kind.GAUGE, "Process that runs the node"),
  EPOCH(Kind.GAUGE, "Number of this run of the data folder"),
  STARTED_MS(Kind.GAUGE, "When the run began, epoch milliseconds"),
  HEARTBEAT_MS(Kind.GAUGE, "When these numbers were written last, epoch milliseconds"),
  APPLIED_SEQUENCE(Kind.COUNTER, "The last command that the engine has applied"),
  DURABLE_SEQUENCE(Kind.COUNTER, "The last command that is journaled as durably as was asked for"),
  OUTCOME_BYTES_WAITING(Kind.GAUGE, "Outcomes that wait to leave, bytes"),
  FREE_BYTES(Kind.GAUGE, "Space that is left where the data folder is, bytes"),
  HEAP_BYTES(Kind.GAUGE, "Heap in use, bytes"),
  INGRESS_COMMANDS(Kind.COUNTER, "Commands given to the core"),
  INGRESS_QUERIES(Kind.COUNTER, "Queries given to the core"),
  INGRESS_BUSY(Kind.COUNTER, "Commands and queries answered BUSY"),
  INGRESS_BAD_LENGTH(Kind.COUNTER, "Messages of a wrong length"),
  INGRESS_BAD_TEMPLATE(Kind.COUNTER, "Messages that no gateway may send"),
  INGRESS_BAD_GATEWAY(Kind.COUNTER, "Messages that name another gateway"),
  INGRESS_BAD_SCHEMA(Kind.COUNTER, "Messages of another schema, or of a newer version"),
  INGRESS_BAD_COMMAND_ID(Kind.COUNTER, "Messages with a command id out of range"),
  INGRESS_BAD_PERMISSION(Kind.COUNTER, "Messages that are for operators only"),
  INGRESS_BAD_KEY(Kind.COUNTER, "Hellos without the key of the gateway that they name"),
  INGRESS_HISTORY_LOST(Kind.COUNTER, "Hellos of gateways that have seen what the node lacks"),
  INGRESS_STRANGERS(Kind.COUNTER, "Messages from someone who has not proved to be a gateway"),
  INGRESS_LATE(Kind.COUNTER, "Messages under a session that is closed"),
  INGRESS_GARBAGE(Kind.COUNTER, "Datagrams that are no Aeron frames");

  /** Whether a number only grows within a run. */
  public enum Kind {
    COUNTER,
    GAUGE
  }

  private final Kind kind;
  private final String help;

  Counter(Kind kind, String help) {
    this.kind = kind;
    this.help = help;
  }

  public Kind kind() {
    return kind;
  }

  /** Half a sentence that says what it is, with the unit. */
  public String help() {
    return help;
  }

  /** Its name in the file, in JSON and, behind {@code croupier_}, for Prometheus. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
