package io.croupier.demo.edge;

import io.croupier.protocol.ActorKind;
import java.util.HashMap;
import java.util.Map;

/** A command or query by the names of the schema; what is left out is the schema's null. */
public final class Command {
  private final String name;
  private final Map<String, Object> fields = new HashMap<>();

  private Command(String name) {
    this.name = name;
    // The client fills these in when the command leaves.
    with("commandId", 0L).with("gatewayId", 0);
  }

  public static Command of(String name) {
    return new Command(name);
  }

  /** The account that the command is about. */
  public Command account(long accountId) {
    return with("accountId", accountId);
  }

  /** Who wants it. */
  public Command by(ActorKind kind, long actorId) {
    return with("actorKind", kind.name()).with("actorId", actorId);
  }

  public Command with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  String name() {
    return name;
  }

  Map<String, Object> fields() {
    return fields;
  }
}
