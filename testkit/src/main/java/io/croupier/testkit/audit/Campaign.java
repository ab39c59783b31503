package io.croupier.testkit.audit;

import io.croupier.testkit.Messages;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Many seeds, each a world of its own with limits of its own: the engine and the model must agree
 * on all of them. Also to be started by hand, see the module's README.
 */
public final class Campaign {
  private static final int COMMANDS_OF_A_SEED = 4_000;

  private final SortedMap<String, Long> seen = new TreeMap<>();
  private long done;
  private Object house;

  /**
   * Runs seeds from the first one on, until so many commands are done.
   *
   * @throws Difference on the first difference, with its seed and the shortest way to it
   */
  public void run(long firstSeed, long commands) {
    for (long seed = firstSeed; done < commands; seed++) {
      run(seed, (int) Math.min(COMMANDS_OF_A_SEED, commands - done));
    }
  }

  private void run(long seed, int commands) {
    Workload workload = new Workload(seed);
    house = null;
    Auditor auditor = new Auditor();
    List<TimedCommand> history = new ArrayList<>();
    try {
      for (int i = 0; i < commands; i++) {
        TimedCommand next = workload.next();
        history.add(next);
        List<Map<String, Object>> outcomes = auditor.check(next);
        workload.observe(outcomes);
        outcomes.forEach(this::count);
        done++;
      }
      auditor.engine().checkInvariants();
    } catch (Difference | RuntimeException e) {
      throw new Difference(
          "Seed %d, command %d: %s%n%s"
              .formatted(seed, history.size(), e, Shrinker.shortest(history, new Messages())));
    }
  }

  private void count(Map<String, Object> outcome) {
    house = "HOUSE".equals(outcome.get("accountKind")) ? outcome.get("accountId") : house;
    boolean ofHouse = outcome.get("outcome").equals("Matched") && isHouse(outcome);
    Object reason = outcome.getOrDefault("reason", outcome.get("lapseReason"));
    Object why =
        switch ((String) outcome.get("outcome")) {
          case "SignificantEvent" -> outcome.get("kind");
          case "BonusChanged" -> bonusState(outcome);
          case "RoundChanged" -> outcome.containsKey("ofBonus") ? "WITH BONUS" : null;
          case "RoundCredited", "TransactionRolledBack" ->
              outcome.containsKey("housePart") ? "OF THE HOUSE" : null;
          case "BetAccepted" -> outcome.containsKey("freeBet") ? "FREE" : null;
          default -> reason;
        };
    String name = outcome.get("outcome") + (why == null ? "" : " " + why);
    seen.merge(ofHouse ? name + " of the house" : name, 1L, Long::sum);
  }

  /** The state of a bonus, cashbacks that have paid something and played free bets apart. */
  private static Object bonusState(Map<String, Object> bonus) {
    boolean completed = "COMPLETED".equals(bonus.get("state"));
    if (completed && bonus.containsKey("rounds")) {
      return "COMPLETED of free bets";
    }
    boolean lost = bonus.get("net") instanceof Long net && net < 0;
    boolean paid = bonus.get("converted") instanceof Long converted && converted > 0;
    return completed && lost && paid ? "COMPLETED of a cashback" : bonus.get("state");
  }

  private boolean isHouse(Map<String, Object> outcome) {
    return outcome.get("accountId").equals(house);
  }

  /**
   * How often each outcome was seen, refusals by reason, events by kind, bonuses by state; matches
   * of the house, cashbacks that have paid something, played free bets, what of wins and rollbacks
   * is the house's, and rounds that time has cancelled with a bonus apart.
   */
  public SortedMap<String, Long> seen() {
    return seen;
  }

  /** Arguments: number of commands, first seed. */
  public static void main(String[] arguments) {
    long commands = Long.parseLong(arguments.length > 0 ? arguments[0] : "1000000");
    long seed = Long.parseLong(arguments.length > 1 ? arguments[1] : "1");
    Campaign campaign = new Campaign();
    campaign.run(seed, commands);
    System.out.println(
        "Engine and model agree on " + campaign.done + " commands from seed " + seed);
    campaign.seen().forEach((outcome, count) -> System.out.println("  " + outcome + " " + count));
  }
}
