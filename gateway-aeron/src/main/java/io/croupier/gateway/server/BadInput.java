package io.croupier.gateway.server;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Counts what is thrown away and says so once when it starts, not for every message: a spell ends
 * when nothing of the kind has come for ten seconds. Owned by the ingress thread.
 */
final class BadInput {
  private static final long QUIET_NS = TimeUnit.SECONDS.toNanos(10);

  private final IngressCounts counts;
  private final Consumer<String> report;
  private final long[][] quietFromNs;

  BadInput(int highestGatewayId, IngressCounts counts, Consumer<String> report) {
    this.counts = counts;
    this.report = report;
    quietFromNs = new long[highestGatewayId + 1][IngressCount.values().length];
    for (long[] times : quietFromNs) {
      Arrays.fill(times, Long.MIN_VALUE);
    }
  }

  /** Counts one message of a gateway, or of nobody (0). */
  void onBad(IngressCount kind, int gatewayId, long nowNs) {
    onBad(kind, gatewayId, 1, nowNs);
  }

  /**
   * Counts {@code more} of a kind.
   *
   * @param gatewayId whose they are; 0: nobody's.
   */
  void onBad(IngressCount kind, int gatewayId, long more, long nowNs) {
    counts.add(kind, more);
    long[] times = quietFromNs[gatewayId];
    if (nowNs >= times[kind.ordinal()]) {
      report.accept(sentence(kind, gatewayId));
    }
    times[kind.ordinal()] = nowNs + QUIET_NS;
  }

  private static String sentence(IngressCount kind, int gatewayId) {
    String who = gatewayId == 0 ? "Somebody " : "Gateway " + gatewayId + " ";
    String counted = "; they are counted and thrown away";
    return who
        + switch (kind) {
          case BAD_LENGTH -> "sends messages whose length is not their schema version's" + counted;
          case BAD_TEMPLATE -> "sends messages that no gateway may send" + counted;
          case BAD_GATEWAY -> "sends messages in the name of another gateway" + counted;
          case BAD_SCHEMA -> "sends messages of another schema or a newer version" + counted;
          case BAD_COMMAND_ID -> "sends command ids that are not from 1 to 2^53 - 1" + counted;
          case BAD_PERMISSION -> "asks what only operators' gateways may ask" + counted;
          case STRANGERS -> "without a session sends messages" + counted;
          case GARBAGE -> "sends datagrams that are no messages at all" + counted;
          case BAD_KEY ->
              "says hello as a gateway that is not in the settings, or without its key; it is"
                  + " refused";
          case HISTORY_LOST ->
              "has seen outcomes that this node does not have; it is refused until an operator"
                  + " accepts that they are lost: croupier node --accept-loss "
                  + gatewayId
                  + " --by NAME --reason TEXT";
          default -> throw new IllegalArgumentException(kind + " is not bad");
        };
  }
}
