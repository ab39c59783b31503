package io.croupier.demo.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.croupier.demo.edge.Board;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A map that came as JSON, with typed reading. */
public record Facts(Map<String, Object> map) {

  /** Reads a line; one that is no JSON is a fault that says so. */
  public static Facts parse(String line) {
    try {
      return new Facts(Board.parse(line));
    } catch (JsonProcessingException e) {
      return new Facts(Map.of("say", "fault", "sentence", "\"" + line + "\" is no JSON."));
    }
  }

  public long number(String key) {
    return map.get(key) instanceof Number number ? number.longValue() : 0;
  }

  public double part(String key) {
    return map.get(key) instanceof Number number ? number.doubleValue() : 0;
  }

  public String text(String key) {
    return map.get(key) == null ? "" : map.get(key).toString();
  }

  public boolean isTrue(String key) {
    return Boolean.TRUE.equals(map.get(key));
  }

  /** A map inside the map; empty where there is none. */
  public Facts facts(String key) {
    Map<String, Object> inner = new LinkedHashMap<>();
    if (map.get(key) instanceof Map<?, ?> found) {
      found.forEach((name, value) -> inner.put(name.toString(), value));
    }
    return new Facts(inner);
  }

  /** Numbers by name. */
  public Map<String, Long> numbers() {
    Map<String, Long> numbers = new LinkedHashMap<>();
    map.keySet().forEach(key -> numbers.put(key, number(key)));
    return numbers;
  }

  public List<String> texts(String key) {
    return map.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
