package io.croupier.testkit.model;

import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.gameId;
import static io.croupier.protocol.Field.halted;
import static io.croupier.protocol.Field.multiplier;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.profile;
import static io.croupier.protocol.Field.providerId;
import static io.croupier.protocol.Field.scope;
import static io.croupier.protocol.Field.stakeCap;
import static io.croupier.protocol.Field.stakeCaps;
import static io.croupier.protocol.Field.stakeGroup;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_GAME;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;

import io.croupier.testkit.model.House.Game;
import io.croupier.testkit.model.House.GameKey;
import io.croupier.testkit.model.House.Profile;
import io.croupier.testkit.model.House.StakeCap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** SetHalt, DefineProfile and RegisterGame. */
final class HouseRules {
  private static final int MOST_CAPS = 16;

  private final World world;
  private final House house;

  HouseRules(World world) {
    this.world = world;
    house = world.rules;
  }

  void setHalt(Turn turn) {
    Command command = turn.command;
    String what = command.text("scope");
    long provider = command.number("providerId");
    long game = command.number("gameId");
    boolean ofGame = what.equals("GAME");
    boolean ofProvider = ofGame || what.equals("PROVIDER");
    boolean before = isHalted(what, provider, game);
    boolean after = command.isTrue("halted");
    boolean noPlace = ofGame && !house.games.containsKey(new GameKey(provider, game));
    Refusal refusal =
        named(command)
            .when(!command.has("halted"), INVALID_AMOUNT, halted)
            .unknown(command, "halted", none)
            .when(before == after, NO_CHANGE)
            .when(noPlace && isFull(), CAPACITY)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    if (ofGame) {
      place(provider, game).halted = after;
    } else if (ofProvider) {
      change(house.haltedProviders, provider, after);
    } else {
      change(house.halts, what, after);
    }
    by(turn, turn.answer("HaltChanged", 0))
        .with("scope", what)
        .with("providerId", provider)
        .with("gameId", game)
        .with("before", before)
        .with("after", after);
  }

  void askHalt(Turn turn) {
    Command query = turn.command;
    if (!Queries.refused(turn, named(query))) {
      String what = query.text("scope");
      boolean is = isHalted(what, query.number("providerId"), query.number("gameId"));
      turn.answer("HaltChanged", 0)
          .with("scope", what)
          .with("providerId", query.number("providerId"))
          .with("gameId", query.number("gameId"))
          .with("actorId", 0)
          .with("reasonCode", 0)
          .with("before", is)
          .with("after", is);
    }
  }

  /** What is wrong with the part of the house that is named. */
  private Checks named(Command command) {
    String what = command.text("scope");
    long provider = command.number("providerId");
    long game = command.number("gameId");
    boolean ofGame = what.equals("GAME");
    boolean ofProvider = ofGame || what.equals("PROVIDER");
    boolean known = world.providers.contains(provider);
    return new Checks()
        .when(ofProvider && !known, UNKNOWN_PROVIDER, providerId, provider)
        .when(ofGame && house.isUnknownGame(provider, game), UNKNOWN_GAME, gameId, game)
        .when(ofGame ? game == 0 : game != 0, INVALID_AMOUNT, gameId)
        .when(!ofProvider && provider != 0, INVALID_AMOUNT, providerId)
        .when(!command.has("scope"), INVALID_AMOUNT, scope)
        .unknown(command, "scope", scope);
  }

  void askGame(Turn turn) {
    long provider = turn.command.number("providerId");
    long id = turn.command.number("gameId");
    Game game = house.game(provider, id);
    Checks checks =
        new Checks()
            .when(!world.providers.contains(provider), UNKNOWN_PROVIDER, providerId, provider)
            .when(!game.registered, UNKNOWN_GAME, gameId, id);
    if (!Queries.refused(turn, checks)) {
      turn.answer("GameRegistered", 0)
          .with("gameId", id)
          .with("providerId", provider)
          .with("actorId", 0)
          .with("reasonCode", 0)
          .with("categoryBefore", game.category)
          .with("categoryAfter", game.category);
    }
  }

  void askProfile(Turn turn) {
    long number = turn.command.number("profile");
    Checks checks = new Checks().when(number < 1 || number > 254, INVALID_AMOUNT, profile);
    if (!Queries.refused(turn, checks)) {
      Profile is = house.profiles.getOrDefault(number, Profile.NONE);
      turn.answer("ProfileChanged", 0)
          .with("profile", number)
          .with("actorId", 0)
          .with("reasonCode", 0)
          .with("maxMultiplierBefore", is.maxMultiplier())
          .with("maxMultiplierAfter", is.maxMultiplier())
          .with("before", is.flags())
          .with("after", is.flags())
          .withRows("stakeCapsBefore", is.caps().stream().map(StakeCap::fields).toList())
          .withRows("stakeCapsAfter", is.caps().stream().map(StakeCap::fields).toList());
    }
  }

  private boolean isHalted(String what, long provider, long game) {
    return switch (what) {
      case "GAME" -> house.game(provider, game).halted;
      case "PROVIDER" -> house.haltedProviders.contains(provider);
      default -> house.halts.contains(what);
    };
  }

  private static <T> void change(Set<T> set, T element, boolean in) {
    if (in) {
      set.add(element);
    } else {
      set.remove(element);
    }
  }

  void registerGame(Turn turn) {
    Command command = turn.command;
    long provider = command.number("providerId");
    long id = command.number("gameId");
    long category = command.number("category");
    Game before = house.game(provider, id);
    boolean noPlace = !house.games.containsKey(new GameKey(provider, id));
    Refusal refusal =
        new Checks()
            .when(!world.providers.contains(provider), UNKNOWN_PROVIDER, providerId, provider)
            .when(id == 0, INVALID_AMOUNT, gameId)
            .when(before.registered && before.category == category, NO_CHANGE)
            .when(noPlace && isFull(), CAPACITY)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    by(turn, turn.answer("GameRegistered", 0))
        .with("gameId", id)
        .with("providerId", provider)
        .with("categoryBefore", before.category)
        .with("categoryAfter", category);
    Game game = place(provider, id);
    game.registered = true;
    game.category = category;
  }

  private Game place(long provider, long id) {
    return house.games.computeIfAbsent(new GameKey(provider, id), key -> new Game());
  }

  private boolean isFull() {
    return house.games.size() >= world.limits.games();
  }

  void defineProfile(Turn turn) {
    Command command = turn.command;
    long number = command.number("profile");
    long most = command.number("maxMultiplier");
    List<Command> rows = command.rows("stakeCaps");
    Checks checks =
        new Checks()
            .when(number < 1 || number > 254, INVALID_AMOUNT, profile)
            .when(most < 0 || most > 100_000, INVALID_AMOUNT, multiplier)
            .when(rows.size() > MOST_CAPS, INVALID_AMOUNT, stakeCaps);
    List<StakeCap> caps = new ArrayList<>();
    for (Command row : rows) {
      StakeCap cap =
          new StakeCap(
              row.number("stakeCap"),
              row.text("currency"),
              row.number("category"),
              row.number("stakeGroup"));
      checks
          .amount(cap.amount(), 1, stakeCap)
          .when(cap.stakeGroup() > 254, INVALID_AMOUNT, stakeGroup)
          .when(!world.knows(cap.currency()), CURRENCY_MISMATCH, currency);
      caps.add(cap);
    }
    Set<String> asks = new TreeSet<>();
    for (String flag : Profile.FLAGS) {
      checks.unknown(command, flag, none);
      if (command.isTrue(flag)) {
        asks.add(flag);
      }
    }
    Profile before = house.profiles.getOrDefault(number, Profile.NONE);
    Profile after = new Profile(asks, caps, most);
    checks.when(after.equals(before), NO_CHANGE);
    if (checks.first() != null) {
      turn.refuse(checks.first());
      return;
    }
    house.profiles.put(number, after);
    by(turn, turn.answer("ProfileChanged", 0))
        .with("profile", number)
        .with("maxMultiplierBefore", before.maxMultiplier())
        .with("maxMultiplierAfter", most)
        .with("before", before.flags())
        .with("after", after.flags())
        .withRows("stakeCapsBefore", before.caps().stream().map(StakeCap::fields).toList())
        .withRows("stakeCapsAfter", after.caps().stream().map(StakeCap::fields).toList());
  }

  /** Says who and why. */
  static Outcome by(Turn turn, Outcome outcome) {
    Command command = turn.command;
    if (command.has("actorKind")) {
      outcome.with("actorKind", command.text("actorKind"));
    }
    return outcome
        .with("actorId", command.number("actorId"))
        .with("reasonCode", command.number("reasonCode"));
  }
}
