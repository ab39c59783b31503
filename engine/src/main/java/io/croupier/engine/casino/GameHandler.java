package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Bool;
import io.croupier.protocol.Field;
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
        || refusals.when(providers.number(providerId) != 0, NO_CHANGE, Field.none, 0)
        || refusals.capacity(providers.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    boolean test = command.test() == Bool.TRUE;
    providers.register(providerId, test);
    outcomes
        .answer(0)
        .providerRegistered()
        .providerId(providerId)
        .test(test ? Bool.TRUE : Bool.FALSE);
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
    outcomes
        .answer(0)
        .gameRegistered()
        .gameId(gameId)
        .actorId(command.header().actorId())
        .reasonCode(command.header().reasonCode())
        .providerId(command.providerId())
        .categoryBefore(before)
        .categoryAfter(category)
        .actorKind(command.header().actorKind());
  }
}
