package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.ROUND_OPEN;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.store.Sha256;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.CommitSeedDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.Fairness;
import io.croupier.protocol.Field;
import io.croupier.protocol.RevealSeedDecoder;

/** Commitments to server seeds, and whether they are kept. Rules: docs/rules.md, Fair rounds. */
public final class SeedHandler {
  private static final long SECOND = 1_000_000_000L;

  private final Accounts accounts;
  private final Providers providers;
  private final Rounds rounds;
  private final Commitments commitments;
  private final AccountChecks checks;
  private final GameChecks gameChecks;
  private final Refusals refusals;
  private final RoundReports reports;
  private final SignificantEvents events;
  private final long revealPeriodNs;
  private final Sha256 digest = new Sha256();

  /** Handles seeds that must be revealed within so many seconds. */
  public SeedHandler(
      Accounts accounts,
      Providers providers,
      Rounds rounds,
      Commitments commitments,
      AccountChecks checks,
      GameChecks gameChecks,
      Refusals refusals,
      RoundReports reports,
      SignificantEvents events,
      int revealPeriodSeconds) {
    this.accounts = accounts;
    this.providers = providers;
    this.rounds = rounds;
    this.commitments = commitments;
    this.checks = checks;
    this.gameChecks = gameChecks;
    this.refusals = refusals;
    this.reports = reports;
    this.events = events;
    revealPeriodNs = revealPeriodSeconds * SECOND;
  }

  /** Commits to a seed before the first bet of a round. */
  public void onCommitSeed(CommitSeedDecoder command, long now) {
    long accountId = command.header().accountId();
    long high = command.roundId().high();
    long low = command.roundId().low();
    int account = accounts.slot(accountId);
    int provider = providers.number(command.providerId());
    int commitment = commitments.find(provider, account, high, low, now);
    int hash = command.offset() + CommitSeedDecoder.serverSeedHashEncodingOffset();
    boolean same = commitment != 0 && commitments.isTo(commitment, command.buffer(), hash);
    boolean other = commitment != 0 && !same;
    boolean late = commitment == 0 && rounds.find(provider, account, high, low) != 0;
    if (checks.unknownAccount(account, accountId)
        || gameChecks.unknownProvider(provider, command.providerId())
        || refusals.when(other || late, INVALID_TRANSITION, Field.roundId, 0)
        || refusals.when(same, NO_CHANGE, Field.none, 0)
        || refusals.capacity(commitments.isFull(provider, account, high, low))) {
      return;
    }
    // Nothing below this line may refuse.
    long deadline = Timers.after(now, revealPeriodNs);
    commitments.open(provider, account, high, low, command.buffer(), hash, deadline);
    reports.answerCommitted(commitments.find(provider, account, high, low, now));
  }

  /** Says whether the seed of a closed round is the one committed to. */
  public void onRevealSeed(RevealSeedDecoder command, long now) {
    long accountId = command.header().accountId();
    long high = command.roundId().high();
    long low = command.roundId().low();
    int account = accounts.slot(accountId);
    int provider = providers.number(command.providerId());
    int round = rounds.find(provider, account, high, low);
    int commitment = commitments.find(provider, account, high, low, now);
    int seed = command.offset() + RevealSeedDecoder.serverSeedEncodingOffset();
    int length = SeedText.length(command.buffer(), seed);
    boolean bare = !commitments.isPlayed(commitment);
    Fairness before = commitments.state(commitment, now);
    boolean done = before == Fairness.VERIFIED || before == Fairness.FAILED;
    boolean never = bare || before == Fairness.NONE || before == Fairness.EXPIRED;
    boolean open = round != 0 && rounds.isOpen(round, now);
    if (checks.unknownAccount(account, accountId)
        || gameChecks.unknownProvider(provider, command.providerId())
        || refusals.when(round == 0 && commitment == 0, UNKNOWN_ROUND, Field.roundId, 0)
        || refusals.when(length == 0, INVALID_AMOUNT, Field.serverSeed, 0)
        || refusals.when(never, INVALID_TRANSITION, Field.roundId, 0)
        || refusals.when(open, ROUND_OPEN, Field.roundId, 0)
        || refusals.when(done, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    digest.digest(command.buffer(), seed, length);
    boolean kept = commitments.isTo(commitment, digest);
    commitments.end(commitment, kept ? Fairness.VERIFIED : Fairness.FAILED);
    reports.answerCommitted(commitment);
    if (!kept) {
      events.report(EventKind.SEED_MISMATCH, account, Currencies.UNKNOWN, 0, 0, command.header());
    }
  }

  /** The time to reveal a seed is over; nobody needs one of a round that has not begun. */
  public void onExpiry(int commitment) {
    if (!commitments.isBegun(commitment)) {
      reports.reportCommitted(commitment);
      commitments.forget(commitment);
      return;
    }
    commitments.end(commitment, Fairness.EXPIRED);
    reports.reportCommitted(commitment);
    int account = commitments.account(commitment);
    events.report(EventKind.SEED_NOT_REVEALED, account, Currencies.UNKNOWN, 0, 0);
  }
}
