package io.croupier.protocol.schema;

/** What a message is for, told by its template id. */
public enum MessageKind {
  /** Asks for one change; journaled. Template ids 1 to 199. */
  COMMAND(1, 199, "command"),
  /** Asks for a report, changes nothing. Template ids 200 to 299. */
  QUERY(200, 299, "command"),
  /** Reports a result. Template ids 300 to 399. */
  OUTCOME(300, 399, "outcome"),
  /** Between gateway and node, never journaled. Template ids 400 to 499. */
  SESSION(400, 499, "message"),
  /** Stands before a command in its journal record; the node's own. Template ids 500 to 599. */
  NOTE(500, 599, "note");

  private final int firstId;
  private final int lastId;
  private final String key;

  MessageKind(int firstId, int lastId, String key) {
    this.firstId = firstId;
    this.lastId = lastId;
    this.key = key;
  }

  /** The kind of a template id, or null where no kind has that id. Does not allocate. */
  public static MessageKind of(int templateId) {
    for (MessageKind kind : VALUES) {
      if (templateId >= kind.firstId && templateId <= kind.lastId) {
        return kind;
      }
    }
    return null;
  }

  private static final MessageKind[] VALUES = values();

  public int firstId() {
    return firstId;
  }

  public int lastId() {
    return lastId;
  }

  /** The key under which a map of such a message has its name; a query's is a command's. */
  public String key() {
    return key;
  }
}
