package io.croupier.testkit.workload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The fields of one command that is being made. */
final class Fields {
  final Map<String, Object> map = new LinkedHashMap<>();

  /** How long nothing happens before it is sent. */
  long afterNs;

  static Fields of(String command, long accountId) {
    Fields fields = new Fields();
    fields.map.put("command", command);
    return fields.with("accountId", accountId);
  }

  Fields with(String field, Object value) {
    map.put(field, value instanceof Integer number ? (Object) number.longValue() : value);
    return this;
  }

  /** Lets so many seconds pass before it is sent. */
  Fields after(long seconds) {
    afterNs = TimeUnit.SECONDS.toNanos(seconds);
    return this;
  }
}
