package io.croupier.demo.player;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.demo.player.Player.Wallet;
import java.util.List;

/** Games of several providers: a bet, sometimes another, then a win, nothing, or a rollback. */
final class Casino implements Games {
  private static final int THINKING_MS = 20;
  private static final int GAMES = 5;
  private static final double BETS_AGAIN = 0.1;
  private static final double CALLED_OFF = 0.03;
  private static final double RETRIED = 0.02;
  private static final double WON = 0.45;
  private static final double ENDED_WITHOUT_RESULT = 0.2;
  private static final List<Double> MULTIPLIERS = List.of(1.2, 1.5, 2.0, 2.0, 2.5, 3.5);

  /** One round that is being played. */
  private record Round(Wallet wallet, int provider, long game, String id, long bet, String betId) {}

  private final Floor floor;
  private final List<Integer> providers;

  Casino(Floor floor, List<Integer> providers) {
    this.floor = floor;
    this.providers = providers;
  }

  @Override
  public void open() {
    for (int provider : providers) {
      floor.send(
          Floor.operator("RegisterProvider").with("providerId", provider),
          System.nanoTime(),
          Answer.NONE);
    }
  }

  @Override
  public void play(Wallet wallet, long bet, long plannedNs) {
    Round round =
        new Round(
            wallet,
            floor.dice().oneOf(providers),
            floor.dice().between(1, GAMES),
            floor.newId(),
            bet,
            floor.newId());
    bet(round, plannedNs, floor.dice().chance(BETS_AGAIN));
  }

  @Override
  public int doWork() {
    return 0;
  }

  @Override
  public int unfinished() {
    return 0;
  }

  @Override
  public void close() {
    // It is all on this gateway's agenda.
  }

  private void bet(Round round, long plannedNs, boolean betsAgain) {
    Command debit =
        command("DebitRound", round)
            .with("transactionId", round.betId())
            .with("sessionId", round.wallet().owner.session)
            .with("gameId", round.game())
            .with("currency", round.wallet().currency)
            .with("amount", round.bet());
    floor.send(
        debit,
        plannedNs,
        outcome -> {
          if (outcome.isRefused()) {
            return;
          }
          round.wallet().cash = outcome.number("cash");
          if (floor.dice().chance(RETRIED)) {
            floor.send(debit, System.nanoTime(), Answer.NONE);
          }
          floor.later(THINKING_MS, planned -> goOn(round, planned, betsAgain));
        });
  }

  private void goOn(Round round, long plannedNs, boolean betsAgain) {
    if (floor.dice().chance(CALLED_OFF)) {
      rollBack(round, plannedNs);
    } else if (betsAgain) {
      betAgain(round, plannedNs);
    } else if (floor.dice().chance(WON)) {
      long win = (long) (round.bet() * floor.dice().oneOf(MULTIPLIERS));
      credit(round, Math.max(1, win), plannedNs);
    } else if (floor.dice().chance(ENDED_WITHOUT_RESULT)) {
      end(round, plannedNs);
    } else {
      credit(round, 0, plannedNs);
    }
  }

  /** A second bet in the same round; refused, the round still comes to its end. */
  private void betAgain(Round round, long plannedNs) {
    floor.send(
        command("DebitRound", round)
            .with("transactionId", floor.newId())
            .with("sessionId", round.wallet().owner.session)
            .with("gameId", round.game())
            .with("currency", round.wallet().currency)
            .with("amount", round.bet()),
        plannedNs,
        outcome -> floor.later(THINKING_MS, planned -> goOn(round, planned, false)));
  }

  private void credit(Round round, long win, long plannedNs) {
    floor.send(
        command("CreditRound", round)
            .with("transactionId", floor.newId())
            .with("gameId", round.game())
            .with("currency", round.wallet().currency)
            .with("amount", win)
            .with("roundEnded", true),
        plannedNs,
        outcome -> {
          if (!outcome.isRefused()) {
            round.wallet().cash = outcome.number("cash");
          }
        });
  }

  private void rollBack(Round round, long plannedNs) {
    floor.send(
        Floor.provider("RollbackTransaction", round.wallet().owner.account, round.provider())
            .with("providerId", round.provider())
            .with("transactionId", floor.newId())
            .with("referenceTransactionId", round.betId()),
        plannedNs,
        outcome -> end(round, System.nanoTime()));
  }

  private void end(Round round, long plannedNs) {
    floor.send(command("EndRound", round), plannedNs, Answer.NONE);
  }

  private static Command command(String name, Round round) {
    return Floor.provider(name, round.wallet().owner.account, round.provider())
        .with("providerId", round.provider())
        .with("roundId", round.id());
  }
}
