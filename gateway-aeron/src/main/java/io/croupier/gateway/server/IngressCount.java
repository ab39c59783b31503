package io.croupier.gateway.server;

import io.croupier.protocol.BadMessageReason;

/** What ingress counts. */
public enum IngressCount {
  /** Commands given to the core. */
  COMMANDS,
  /** Queries given to the core. */
  QUERIES,
  /** Commands and queries for which there was no room, or the index of ids was behind. */
  BUSY,
  /** Messages of a wrong length. */
  BAD_LENGTH,
  /** Messages that no gateway may send. */
  BAD_TEMPLATE,
  /** Messages that name another gateway. */
  BAD_GATEWAY,
  /** Messages of another schema, or of a newer version. */
  BAD_SCHEMA,
  /** Messages with a command id out of range. */
  BAD_COMMAND_ID,
  /** Messages that are for operators only. */
  BAD_PERMISSION,
  /** Hellos without the key of the gateway that they name. */
  BAD_KEY,
  /** Hellos of gateways that have seen outcomes which the node lacks. */
  HISTORY_LOST,
  /** Messages from someone who has not proved to be a gateway. */
  STRANGERS,
  /** Messages under a session that is closed: the gateway sends again what matters. */
  LATE,
  /** Datagrams that are no Aeron frames. */
  GARBAGE;

  static IngressCount of(BadMessageReason reason) {
    return switch (reason) {
      case LENGTH -> BAD_LENGTH;
      case TEMPLATE -> BAD_TEMPLATE;
      case GATEWAY -> BAD_GATEWAY;
      case SCHEMA -> BAD_SCHEMA;
      case COMMAND_ID -> BAD_COMMAND_ID;
      case PERMISSION -> BAD_PERMISSION;
      default -> throw new IllegalArgumentException("No count for " + reason);
    };
  }
}
