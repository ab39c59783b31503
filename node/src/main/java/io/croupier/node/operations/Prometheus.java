package io.croupier.node.operations;

import java.util.Locale;

/** Counters in Prometheus's text format 0.0.4. */
final class Prometheus {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final String PREFIX = "croupier_";

  private Prometheus() {}

  static String text(Health health) {
    StringBuilder text = new StringBuilder();
    health
        .values()
        .forEach(
            (counter, value) -> {
              String name = PREFIX + counter.label();
              String kind = counter.kind().name().toLowerCase(Locale.ROOT);
              text.append("# HELP ").append(name).append(' ').append(counter.help()).append('\n');
              text.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
              text.append(name).append(' ').append(value).append('\n');
            });
    return text.toString();
  }
}
