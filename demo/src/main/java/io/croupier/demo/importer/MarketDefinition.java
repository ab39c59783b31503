package io.croupier.demo.importer;

import io.croupier.protocol.MarketStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recording says about its market.
 *
 * @param status INACTIVE, OPEN, SUSPENDED or CLOSED.
 * @param commissionBasisPoints the market's base rate.
 * @param betDelaySeconds how long an order that would match waits.
 * @param keepAllowed whether orders can stay when the market turns in-play.
 * @param runners in the order in which they stand there.
 */
record MarketDefinition(
    MarketStatus status,
    boolean inPlay,
    String bettingType,
    int winners,
    int commissionBasisPoints,
    int betDelaySeconds,
    boolean keepAllowed,
    List<Runner> runners) {

  /**
   * A runner and where it stands.
   *
   * @param factor its reduction factor in 1e-5, should it be removed.
   */
  record Runner(long id, Status status, int factor) {}

  /** Where a runner stands, in the recording's words. */
  enum Status {
    ACTIVE,
    REMOVED,
    WINNER,
    LOSER,
    OTHER
  }

  /** How many runners stand there. */
  int count(Status status) {
    return (int) runners.stream().filter(runner -> runner.status() == status).count();
  }

  /**
   * The same with its runners in the order of another definition; one that this definition does not
   * name stands as it did there.
   */
  MarketDefinition inOrderOf(MarketDefinition first) {
    Map<Long, Runner> now = new HashMap<>();
    runners.forEach(runner -> now.put(runner.id(), runner));
    List<Runner> ordered =
        first.runners().stream().map(runner -> now.getOrDefault(runner.id(), runner)).toList();
    return new MarketDefinition(
        status,
        inPlay,
        bettingType,
        winners,
        commissionBasisPoints,
        betDelaySeconds,
        keepAllowed,
        ordered);
  }
}
