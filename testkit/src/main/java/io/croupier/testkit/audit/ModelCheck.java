package io.croupier.testkit.audit;

import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.testkit.model.Command;
import io.croupier.testkit.model.Model;
import io.croupier.testkit.model.Versions;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The model beside an engine: given each command that the engine takes, it must come to the same
 * outcomes and balances. One thread.
 */
public final class ModelCheck {
  private final FollowedIds ids = new FollowedIds();
  private final Model model;

  /** Of software that knows these versions. */
  public ModelCheck(KnownVersions known) {
    model = new Model(ids, new Versions(known.schema(), known.behaviour()));
  }

  /**
   * Gives the model a command, and compares what the engine has made of it.
   *
   * @throws Difference if they do not agree
   */
  public void compare(
      long sequence, long timestampNs, Command command, List<Map<String, Object>> outcomes) {
    Comparison.check(apply(sequence, timestampNs, command, outcomes), outcomes);
    if (model.brokenBonus() != null) {
      throw new Difference(model.brokenBonus());
    }
  }

  /** Gives the model a command on which it is known to agree; returns what it says. */
  List<Map<String, Object>> apply(
      long sequence, long timestampNs, Command command, List<Map<String, Object>> outcomes) {
    ids.follow(outcomes);
    return model.apply(sequence, timestampNs, command);
  }

  /** Asks the model a query, and compares the engine's answer. */
  void compareAnswer(Command query, List<Map<String, Object>> answer) {
    Comparison.check(model.ask(query), answer);
  }

  /**
   * Compares the balances, and adds them up.
   *
   * @throws Difference if they do not agree, or those of a currency do not add up to zero
   */
  public void compareBalances(Engine engine) {
    SortedMap<String, BigInteger> got = new TreeMap<>();
    engine.balances(
        (kind, owner, currency, decimals, amount, test) -> {
          if (amount != 0) {
            got.put(Model.balanceName(kind.name(), owner, currency), BigInteger.valueOf(amount));
          }
        });
    if (!got.equals(model.balances())) {
      throw new Difference(
          "Balances differ.%n  model:  %s%n  engine: %s".formatted(model.balances(), got));
    }
    model
        .sums()
        .forEach(
            (currency, sum) -> {
              if (sum.signum() != 0) {
                throw new Difference("All balances in " + currency + " add up to " + sum + ".");
              }
            });
  }
}
