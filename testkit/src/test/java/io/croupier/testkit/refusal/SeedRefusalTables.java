package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.ROUND_OPEN;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;
import static io.croupier.testkit.refusal.RefusalTables.NOBODY;

import io.croupier.protocol.Field;
import java.util.List;
import java.util.Map;

/** The refusal tables of provably fair rounds. */
final class SeedRefusalTables {
  private SeedRefusalTables() {}

  static List<RefusalTable> all() {
    return List.of(commit(), reveal(), bet(), bare(), betWithWin(), list());
  }

  private static RefusalTable commit() {
    return RefusalTable.of(
            "CommitSeed",
            "CUSTOMER",
            UsualSeeds.commitment("alice", UsualSeeds.NEW_ROUND, UsualSeeds.SEED))
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
        .row(
            INVALID_TRANSITION,
            Field.roundId,
            "roundId",
            UsualSeeds.COMMITTED,
            "serverSeedHash",
            UsualSeeds.hash("another seed"))
        .row(INVALID_TRANSITION, Field.roundId, "roundId", UsualWorld.OPEN_ROUND)
        .row(NO_CHANGE, Field.none, "roundId", UsualSeeds.COMMITTED)
        .full();
  }

  private static RefusalTable reveal() {
    return RefusalTable.of("RevealSeed", "CUSTOMER", UsualSeeds.reveal("alice", UsualSeeds.CLOSED))
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
        .row(UNKNOWN_ROUND, Field.roundId, "accountId", "bob")
        .row(INVALID_AMOUNT, Field.serverSeed, "serverSeed", "")
        .row(INVALID_TRANSITION, Field.roundId, "roundId", UsualSeeds.COMMITTED)
        .row(INVALID_TRANSITION, Field.roundId, "roundId", UsualWorld.CLOSED_ROUND)
        .row(ROUND_OPEN, Field.roundId, "roundId", UsualSeeds.PLAYED)
        .row(NO_CHANGE, Field.none, "roundId", UsualSeeds.REVEALED);
  }

  private static RefusalTable bet() {
    return RefusalTable.of("DebitRound", "CUSTOMER", UsualSeeds.bet("alice", UsualSeeds.PLAYED))
        .row(INVALID_AMOUNT, Field.clientSeed, "clientSeed", "")
        .row(INVALID_AMOUNT, Field.nonce, "nonce", -1)
        .row(INVALID_TRANSITION, Field.clientSeed, "roundId", UsualWorld.OPEN_ROUND)
        .row(INVALID_TRANSITION, Field.clientSeed, "roundId", UsualSeeds.REVEALED);
  }

  private static RefusalTable bare() {
    return RefusalTable.of("DebitRound", "CUSTOMER", UsualWorld.bet("alice", UsualWorld.OPEN_ROUND))
        .row(INVALID_TRANSITION, Field.clientSeed, "roundId", UsualSeeds.PLAYED)
        .row(INVALID_TRANSITION, Field.clientSeed, "roundId", UsualSeeds.REVEALED);
  }

  private static RefusalTable betWithWin() {
    return RefusalTable.of(
            "DebitCreditRound",
            "CUSTOMER",
            UsualSeeds.with(UsualSeeds.bet("alice", UsualSeeds.PLAYED), "winAmount", 0))
        .row(INVALID_AMOUNT, Field.clientSeed, "clientSeed", "")
        .row(INVALID_AMOUNT, Field.nonce, "nonce", -1)
        .row(INVALID_TRANSITION, Field.clientSeed, "roundId", UsualWorld.OPEN_ROUND)
        .row(INVALID_TRANSITION, Field.clientSeed, "roundId", UsualSeeds.REVEALED);
  }

  private static RefusalTable list() {
    return RefusalTable.of(
            "ApplyRounds",
            "CUSTOMER",
            "accountId",
            "alice",
            "providerId",
            1,
            "currency",
            "GBP",
            "actions",
            List.of(action(UsualSeeds.PLAYED)),
            "seeds",
            List.of(seeds(1, "a client seed", 1)))
        .row(INVALID_AMOUNT, Field.actions, "actions", List.of())
        .row(INVALID_AMOUNT, Field.actionNumber, "seeds", List.of(seeds(2, "a client seed", 1)))
        .row(INVALID_AMOUNT, Field.clientSeed, "seeds", List.of(seeds(1, "", 1)))
        .row(INVALID_AMOUNT, Field.nonce, "seeds", List.of(seeds(1, "a client seed", -1)))
        .row(
            INVALID_TRANSITION,
            Field.clientSeed,
            "seeds",
            List.of(),
            "actions",
            List.of(action(UsualSeeds.PLAYED)))
        .row(
            INVALID_TRANSITION,
            Field.clientSeed,
            "actions",
            List.of(action(UsualWorld.OPEN_ROUND)));
  }

  private static Map<String, Object> action(String round) {
    return Map.of("action", "DEBIT", "roundId", round, "amount", 100L);
  }

  private static Map<String, Object> seeds(long actionNumber, String clientSeed, long nonce) {
    return Map.of("actionNumber", actionNumber, "clientSeed", clientSeed, "nonce", nonce);
  }
}
