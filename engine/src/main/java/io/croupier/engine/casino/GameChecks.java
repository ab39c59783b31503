package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.HALTED;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.STAKE_CAP;
import static io.croupier.protocol.RefusalReason.UNKNOWN_GAME;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.AccountRecords;
import io.croupier.engine.account.Profiles;
import io.croupier.engine.account.Refusals;
import io.croupier.protocol.AwardKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.HaltScope;

/**
 * The guards about game providers and games. Rules: docs/rules.md, Halts, Profiles.
 *
 * <p>Owned by the engine thread.
 */
public final class GameChecks {
  private final Providers providers;
  private final Games games;
  private final AccountChecks checks;
  private final AccountRecords records;
  private final Profiles profiles;
  private final Refusals refusals;

  public GameChecks(
      Providers providers,
      Games games,
      AccountChecks checks,
      AccountRecords records,
      Profiles profiles,
      Refusals refusals) {
    this.providers = providers;
    this.games = games;
    this.checks = checks;
    this.records = records;
    this.profiles = profiles;
    this.refusals = refusals;
  }

  /** The account tries things out and the provider is real, or the other way round. */
  boolean notForTest(int account, int provider) {
    return provider != 0 && checks.notForTest(account, providers.isTest(provider));
  }

  /** The house, its casino, the provider or the game takes no new bets. */
  boolean halted(int provider, long gameId) {
    return checks.halted(HaltScope.CASINO)
        || refusals.when(
            providers.isHalted(provider), HALTED, Field.none, HaltScope.PROVIDER.value())
        || refusals.when(
            games.isHalted(games.find(provider, gameId)),
            HALTED,
            Field.none,
            HaltScope.GAME.value());
  }

  boolean unknownProvider(int provider, int providerId) {
    return refusals.when(provider == 0, UNKNOWN_PROVIDER, Field.providerId, providerId);
  }

  boolean unknownGame(int provider, long gameId) {
    boolean unknown = games.isUnknown(provider, games.find(provider, gameId));
    return refusals.when(unknown, UNKNOWN_GAME, Field.gameId, gameId);
  }

  /** What goes to the jackpot is not between nothing and all of a stake, or of tests. */
  boolean notContribution(int provider, long jackpotPart, long amount) {
    long most = providers.isTest(provider) ? 0 : amount;
    boolean not = jackpotPart < 0 || jackpotPart > most;
    return refusals.when(not, INVALID_AMOUNT, Field.jackpotContribution, 0);
  }

  /** An award of no kind, or one of the jackpot to those who have put nothing into it. */
  boolean notAward(int provider, AwardKind kind) {
    boolean jackpot = kind == AwardKind.JACKPOT && !providers.isTest(provider);
    return refusals.when(!jackpot && kind != AwardKind.PRIZE, INVALID_AMOUNT, Field.awardKind, 0);
  }

  /** Category of a game; 0: none, or it is not registered. */
  int category(int provider, long gameId) {
    return games.category(games.find(provider, gameId));
  }

  /** All bets of a round would be more than the account's profile allows for the game. */
  boolean overStakeCap(int account, int provider, long gameId, int currency, long total) {
    int category = category(provider, gameId);
    int group = records.stakeGroup(account);
    long cap = profiles.lowestCap(records.profile(account), currency, category, group);
    return refusals.when(total > cap, STAKE_CAP, Field.amount, cap);
  }
}
