package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.RefusalReason.HALTED;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NOT_VERIFIED;

import io.croupier.protocol.HaltScope;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the house lets nobody do: its halts, its profiles, its games, and what is for tests. */
final class House {
  /** Parts of the house that are halted: ALL, CASINO, EXCHANGE, ODDS. */
  final Set<String> halts = new HashSet<>();

  final Set<Long> haltedProviders = new HashSet<>();
  final Set<Long> testProviders = new HashSet<>();

  /** Those whose wins may overtake their bets. */
  final Set<Long> earlyWins = new HashSet<>();

  /** Those that have a place. */
  final Map<GameKey, Game> games = new HashMap<>();

  /** Those that were defined, by number. */
  final Map<Long, Profile> profiles = new HashMap<>();

  boolean exchangeHalted() {
    return halts.contains("ALL") || halts.contains("EXCHANGE");
  }

  /** Whether the provider has registered games, and this is none of them. */
  boolean isUnknownGame(long provider, long gameId) {
    boolean any =
        games.entrySet().stream()
            .anyMatch(entry -> entry.getKey().provider == provider && entry.getValue().registered);
    return any && !game(provider, gameId).registered;
  }

  /** The game as it stands, or one that nobody has named yet. */
  Game game(long provider, long gameId) {
    return games.getOrDefault(new GameKey(provider, gameId), new Game());
  }

  Profile profile(Account account) {
    return profiles.getOrDefault(account.profile, Profile.NONE);
  }

  /** All that may be halted about a command, the widest first. */
  List<HaltScope> haltsOf(HaltScope part) {
    List<HaltScope> found = new ArrayList<>();
    for (HaltScope scope : List.of(HaltScope.ALL, part)) {
      if (halts.contains(scope.name())) {
        found.add(scope);
      }
    }
    return found;
  }

  void halted(Checks checks, HaltScope part) {
    List<HaltScope> found = haltsOf(part);
    checks.when(!found.isEmpty(), HALTED, none, found.isEmpty() ? 0 : found.get(0).value());
  }

  void haltedRound(Checks checks, long provider, long gameId) {
    List<HaltScope> found = haltsOf(HaltScope.CASINO);
    if (haltedProviders.contains(provider)) {
      found.add(HaltScope.PROVIDER);
    }
    if (game(provider, gameId).halted) {
      found.add(HaltScope.GAME);
    }
    checks.when(!found.isEmpty(), HALTED, none, found.isEmpty() ? 0 : found.get(0).value());
  }

  /** What is for tests takes TEST accounts alone, and they nothing else. */
  static boolean mixes(Account account, boolean test) {
    return account != null && account.isTest != test;
  }

  static Checks notPermitted(Account account, boolean test) {
    return new Checks().when(mixes(account, test), NOT_PERMITTED, accountId);
  }

  void notVerified(Checks checks, Account account, String what) {
    boolean not =
        account != null
            && profile(account).asks.contains(what)
            && !account.verification.equals("VERIFIED");
    checks.when(not, NOT_VERIFIED, accountId, not ? account.id : 0);
  }

  /** The lowest stake cap that fits, or null. */
  BigInteger stakeCap(Account account, long provider, long gameId, String currency) {
    Game game = game(provider, gameId);
    long category = game.registered ? game.category : 0;
    return profile(account).caps.stream()
        .filter(cap -> cap.currency.equals(currency))
        .filter(cap -> cap.category == 0 || cap.category == category)
        .filter(cap -> cap.stakeGroup == 0 || cap.stakeGroup == account.stakeGroup)
        .map(cap -> BigInteger.valueOf(cap.amount))
        .min(BigInteger::compareTo)
        .orElse(null);
  }

  /** A game of a provider. */
  record GameKey(long provider, long gameId) {}

  /** What is known of a game. */
  static final class Game {
    boolean registered;
    boolean halted;
    long category;
  }

  /** The most that a round may stake, for some games and some accounts. */
  record StakeCap(long amount, String currency, long category, long stakeGroup) {
    /** As they are told; 0 is left out. */
    Map<String, Object> fields() {
      Map<String, Object> fields = new HashMap<>(Map.of("stakeCap", amount, "currency", currency));
      if (category != 0) {
        fields.put("category", category);
      }
      if (stakeGroup != 0) {
        fields.put("stakeGroup", stakeGroup);
      }
      return fields;
    }
  }

  /** What is asked of accounts. */
  record Profile(Set<String> asks, List<StakeCap> caps, long maxMultiplier) {
    static final List<String> FLAGS =
        List.of(
            "verifyBets",
            "verifyOrders",
            "verifyWithdrawals",
            "keepReviewed",
            "bonusFirst",
            "withdrawalForfeits");
    static final Profile NONE = new Profile(Set.of(), List.of(), 0);

    Map<String, Object> flags() {
      Map<String, Object> flags = new HashMap<>();
      FLAGS.forEach(flag -> flags.put(flag, asks.contains(flag)));
      return flags;
    }
  }
}
