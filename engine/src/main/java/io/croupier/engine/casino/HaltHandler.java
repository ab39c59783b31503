package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.account.Halts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.Bool;
import io.croupier.protocol.Field;
import io.croupier.protocol.HaltChangedEncoder;
import io.croupier.protocol.HaltScope;
import io.croupier.protocol.QueryHaltDecoder;
import io.croupier.protocol.SetHaltDecoder;

/** Stops new bets and orders of the house or of a part of it. Rules: docs/rules.md, Halts. */
public final class HaltHandler {
  private final Halts halts;
  private final Providers providers;
  private final Games games;
  private final GameChecks checks;
  private final Refusals refusals;
  private final Outcomes outcomes;

  public HaltHandler(
      Halts halts,
      Providers providers,
      Games games,
      GameChecks checks,
      Refusals refusals,
      Outcomes outcomes) {
    this.halts = halts;
    this.providers = providers;
    this.games = games;
    this.checks = checks;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Halts, or lets go on. */
  public void onSetHalt(SetHaltDecoder command) {
    HaltScope scope = command.scope();
    Bool halted = command.halted();
    int providerId = command.providerId();
    long gameId = command.gameId();
    boolean ofGame = scope == HaltScope.GAME;
    boolean ofProvider = ofGame || scope == HaltScope.PROVIDER;
    int provider = ofProvider ? providers.number(providerId) : 0;
    int game = ofGame ? games.find(provider, gameId) : 0;
    if (isMalformed(scope, provider, providerId, gameId)
        || refusals.when(halted == Bool.NULL_VAL, INVALID_AMOUNT, Field.halted, 0)
        || refusals.unlessBool(halted)) {
      return;
    }
    boolean before = isHalted(scope, provider, game);
    boolean after = halted == Bool.TRUE;
    if (refusals.when(after == before, NO_CHANGE, Field.none, 0)
        || refusals.capacity(ofGame && game == 0 && games.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    switch (scope) {
      case PROVIDER -> providers.halt(provider, after);
      case GAME -> games.halt(game == 0 ? games.add(provider, gameId) : game, after);
      default -> halts.set(scope, after);
    }
    report(scope, providerId, gameId, before, after)
        .actorId(command.header().actorId())
        .reasonCode(command.header().reasonCode())
        .actorKind(command.header().actorKind());
  }

  /** Answers whether a part of the house is halted. */
  public void onQueryHalt(QueryHaltDecoder query) {
    HaltScope scope = query.scope();
    int providerId = query.providerId();
    long gameId = query.gameId();
    int provider = providers.number(providerId);
    if (!isMalformed(scope, provider, providerId, gameId)) {
      boolean halted = isHalted(scope, provider, games.find(provider, gameId));
      report(scope, providerId, gameId, halted, halted).actorKind(ActorKind.NULL_VAL);
    }
  }

  private boolean isMalformed(HaltScope scope, int provider, int providerId, long gameId) {
    boolean ofGame = scope == HaltScope.GAME;
    boolean ofProvider = ofGame || scope == HaltScope.PROVIDER;
    boolean noScope = scope == HaltScope.NULL_VAL || scope == HaltScope.SBE_UNKNOWN;
    return (ofProvider && checks.unknownProvider(provider, providerId))
        || (ofGame && checks.unknownGame(provider, gameId))
        || refusals.when((gameId != 0) != ofGame, INVALID_AMOUNT, Field.gameId, 0)
        || refusals.when(providerId != 0 && !ofProvider, INVALID_AMOUNT, Field.providerId, 0)
        || refusals.when(noScope, INVALID_AMOUNT, Field.scope, 0);
  }

  private HaltChangedEncoder report(
      HaltScope scope, int providerId, long gameId, boolean before, boolean after) {
    return outcomes
        .answer(0)
        .haltChanged()
        .gameId(gameId)
        .providerId(providerId)
        .scope(scope)
        .before(before ? Bool.TRUE : Bool.FALSE)
        .after(after ? Bool.TRUE : Bool.FALSE);
  }

  private boolean isHalted(HaltScope scope, int provider, int game) {
    return switch (scope) {
      case PROVIDER -> providers.isHalted(provider);
      case GAME -> games.isHalted(game);
      default -> halts.isHalted(scope);
    };
  }
}
