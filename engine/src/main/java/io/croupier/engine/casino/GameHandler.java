package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_GAME;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.Bool;
import io.croupier.protocol.Field;
import io.croupier.protocol.GameRegisteredEncoder;
import io.croupier.protocol.QueryGameDecoder;
import io.croupier.protocol.RegisterGameDecoder;
import io.croupier.protocol.RegisterProviderDecoder;

/** Makes game providers and their games known. Rules: docs/rules.md, Casino rounds. */
public final class GameHandler {
  private final Providers providers;
  private final Games games;
  private final GameChecks checks;
  private final Refusals refusals;
  private final Outcomes outcomes;

  public GameHandler(
      Providers providers, Games games, GameChecks checks, Refusals refusals, Outcomes outcomes) {
    this.providers = providers;
    this.games = games;
    this.checks = checks;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Makes a game provider known; refused when it is. */
  public void onRegisterProvider(RegisterProviderDecoder command) {
    int providerId = command.providerId();
    if (refusals.when(providerId < 1, INVALID_AMOUNT, Field.providerId, 0)
        || refusals.unlessBool(command.test())
        || refusals.unlessBool(command.earlyWins())
        || refusals.when(providers.number(providerId) != 0, NO_CHANGE, Field.none, 0)
        || refusals.capacity(providers.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    boolean test = command.test() == Bool.TRUE;
    boolean earlyWins = command.earlyWins() == Bool.TRUE;
    providers.register(providerId, test, earlyWins);
    outcomes
        .answer(0)
        .providerRegistered()
        .providerId(providerId)
        .test(test ? Bool.TRUE : Bool.FALSE)
        .earlyWins(earlyWins ? Bool.TRUE : Bool.FALSE);
  }

  /** Makes a game known, or gives it another category. */
  public void onRegisterGame(RegisterGameDecoder command) {
    int provider = providers.number(command.providerId());
    long gameId = command.gameId();
    int category = command.category();
    int game = games.find(provider, gameId);
    boolean same = games.isRegistered(game) && games.category(game) == category;
    if (checks.unknownProvider(provider, command.providerId())
        || refusals.when(gameId == 0, INVALID_AMOUNT, Field.gameId, 0)
        || refusals.when(same, NO_CHANGE, Field.none, 0)
        || refusals.capacity(game == 0 && games.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    int before = games.category(game);
    games.register(game == 0 ? games.add(provider, gameId) : game, category);
    report(command.providerId(), gameId, before, category)
        .actorId(command.header().actorId())
        .reasonCode(command.header().reasonCode())
        .actorKind(command.header().actorKind());
  }

  /** Answers with a registered game. */
  public void onQueryGame(QueryGameDecoder query) {
    int provider = providers.number(query.providerId());
    int game = games.find(provider, query.gameId());
    boolean unknown = !games.isRegistered(game);
    if (!checks.unknownProvider(provider, query.providerId())
        && !refusals.when(unknown, UNKNOWN_GAME, Field.gameId, query.gameId())) {
      int category = games.category(game);
      report(query.providerId(), query.gameId(), category, category).actorKind(ActorKind.NULL_VAL);
    }
  }

  private GameRegisteredEncoder report(int providerId, long gameId, int before, int after) {
    return outcomes
        .answer(0)
        .gameRegistered()
        .gameId(gameId)
        .providerId(providerId)
        .categoryBefore(before)
        .categoryAfter(after);
  }
}
