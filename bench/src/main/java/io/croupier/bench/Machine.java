package io.croupier.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The conditions that every figure is printed with. */
final class Machine {
  private Machine() {}

  static Map<String, Object> describe() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("cores", Runtime.getRuntime().availableProcessors());
    conditions.put("java", System.getProperty("java.version"));
    conditions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    conditions.put("arch", System.getProperty("os.arch"));
    return conditions;
  }

  static String line() {
    return describe().get("cores") + " cores, Java " + System.getProperty("java.version");
  }
}
