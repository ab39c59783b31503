package io.croupier.demo.player;

import io.croupier.demo.edge.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** What was bet at fixed odds with this gateway's players, and what they got for it. */
final class OddsFigures {
  private final Map<String, Long> staked = new TreeMap<>();
  private final Map<String, Long> returned = new TreeMap<>();
  private long bets;
  private long settled;
  private long cashOuts;
  private long luckyBonuses;

  void onAccepted(Outcome accepted) {
    bets++;
    staked.merge(accepted.text("currency"), accepted.number("totalStake"), Long::sum);
  }

  /** A result has changed what a bet has brought. */
  void onSettled(Outcome changed) {
    settled += changed.text("state").equals("SETTLED") ? 1 : 0;
    luckyBonuses += changed.number("luckyBonus") > 0 ? 1 : 0;
    returned.merge(changed.text("currency"), changed.number("paid"), Long::sum);
  }

  /** The answer to a cash-out, which is not told to anybody else. */
  void onCashedOut(Outcome answer) {
    cashOuts++;
    onSettled(answer);
  }

  /** The figures by their names. */
  Map<String, Object> report() {
    return Map.of(
        "bets", bets,
        "settled", settled,
        "cashOuts", cashOuts,
        "luckyBonuses", luckyBonuses,
        "staked", staked,
        "returned", returned);
  }
}
