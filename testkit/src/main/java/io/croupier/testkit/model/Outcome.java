package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One predicted outcome: the header's fields beside the others, as the protocol's decoder does. */
final class Outcome {
  final Map<String, Object> fields = new LinkedHashMap<>();

  Outcome(String name) {
    fields.put("outcome", name);
  }

  Outcome with(String field, long value) {
    fields.put(field, value);
    return this;
  }

  Outcome with(String field, BigInteger value) {
    fields.put(field, value.longValueExact());
    return this;
  }

  Outcome with(String field, String value) {
    fields.put(field, value);
    return this;
  }

  Outcome with(String field, boolean value) {
    fields.put(field, value);
    return this;
  }

  Outcome with(String field, Enum<?> value) {
    fields.put(field, value.name());
    return this;
  }

  Outcome with(String field, Map<String, ?> value) {
    fields.put(field, value);
    return this;
  }

  Outcome withRows(String group, List<Map<String, Object>> rows) {
    fields.put(group, rows);
    return this;
  }

  Outcome withAll(Map<String, Object> others) {
    fields.putAll(others);
    return this;
  }

  String name() {
    return (String) fields.get("outcome");
  }

  int gatewayId() {
    return ((Long) fields.get("gatewayId")).intValue();
  }
}
