package io.croupier.demo.player;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.player.Player.Wallet;
import io.croupier.demo.vendor.Game;
import io.croupier.demo.vendor.GameAnswer;
import io.croupier.demo.vendor.GameCall;
import io.croupier.demo.vendor.GameVendor;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RoundCreditedDecoder;
import io.croupier.protocol.RoundDebitedDecoder;
import java.util.List;

/**
 * Games of vendors in processes of their own. What a vendor wants is told to the engine as it
 * comes, however often and in whatever order, unless a result's signature is wrong: that the link
 * keeps back, and the vendor is told why.
 */
final class VendorGames implements Games {
  private final Floor floor;
  private final Door door;
  private final List<GameVendor> vendors;

  VendorGames(Floor floor, Door door, List<GameVendor> vendors) {
    this.floor = floor;
    this.door = door;
    this.vendors = vendors;
  }

  @Override
  public void open() {
    for (GameVendor vendor : vendors) {
      floor.send(
          Floor.operator("RegisterProvider").with("providerId", vendor.id()),
          System.nanoTime(),
          Answer.NONE);
    }
  }

  /** A vendor that takes no game now gets none. */
  @Override
  public void play(Wallet wallet, long bet, long plannedNs) {
    Player owner = wallet.owner;
    String clientSeed = "player %d-%d".formatted(owner.account, floor.dice().between(1, 99));
    floor
        .dice()
        .oneOf(vendors)
        .play(new Game(owner.account, owner.session, wallet.currency, bet, clientSeed));
  }

  @Override
  public int doWork() {
    int work = 0;
    for (GameVendor vendor : vendors) {
      work += vendor.poll(this::onCall);
    }
    return work;
  }

  private void onCall(GameVendor vendor, GameCall call) {
    Answer answer =
        new Answer() {
          @Override
          public void on(Outcome outcome) {
            learn(call, outcome);
            vendor.answer(answer(call, outcome));
          }

          @Override
          public void onKeptBack(String sentence) {
            vendor.answer(new GameAnswer(call.number(), false, 0, sentence));
          }
        };
    floor.send(command(vendor.id(), call), System.nanoTime(), answer);
  }

  private static GameAnswer answer(GameCall call, Outcome outcome) {
    if (!outcome.isRefused()) {
      return new GameAnswer(call.number(), true, outcome.number("cashPart"), "");
    }
    String reason = outcome.text("reason");
    boolean isSo = reason.equals(RefusalReason.NO_CHANGE.name());
    return new GameAnswer(call.number(), isSo, 0, isSo ? "" : reason);
  }

  private void learn(GameCall call, Outcome outcome) {
    boolean cash =
        outcome.templateId() == RoundDebitedDecoder.TEMPLATE_ID
            || outcome.templateId() == RoundCreditedDecoder.TEMPLATE_ID;
    if (cash) {
      Game game = call.game();
      door.player(game.account()).wallet(game.currency()).cash = outcome.number("cash");
    }
  }

  private static Command command(int provider, GameCall call) {
    return switch (call.kind()) {
      case COMMIT -> about("CommitSeed", provider, call).with("serverSeedHash", call.seed());
      case BET -> bet(provider, call);
      case WIN -> proved(money("CreditRound", provider, call), call).with("roundEnded", true);
      case ROLLBACK ->
          proved(
              Floor.provider("RollbackTransaction", call.game().account(), provider)
                  .with("providerId", provider)
                  .with("transactionId", call.transaction())
                  .with("referenceTransactionId", call.reference()),
              call);
      case REVEAL -> about("RevealSeed", provider, call).with("serverSeed", call.seed());
      case END, OVER -> proved(about("EndRound", provider, call), call);
    };
  }

  private static Command bet(int provider, GameCall call) {
    Command bet = money("DebitRound", provider, call).with("sessionId", call.game().session());
    return call.nonce() < 0
        ? bet
        : bet.with("clientSeed", call.game().clientSeed()).with("nonce", call.nonce());
  }

  private static Command money(String name, int provider, GameCall call) {
    return about(name, provider, call)
        .with("transactionId", call.transaction())
        .with("gameId", Game.ID)
        .with("currency", call.game().currency())
        .with("amount", call.amount());
  }

  private static Command proved(Command command, GameCall call) {
    return command
        .with("outcomeHash", call.outcomeHash())
        .with("signature", call.signature())
        .with("keyId", call.keyId());
  }

  private static Command about(String name, int provider, GameCall call) {
    return Floor.provider(name, call.game().account(), provider)
        .with("providerId", provider)
        .with("roundId", call.round());
  }

  @Override
  public int unfinished() {
    return vendors.stream().mapToInt(GameVendor::open).sum();
  }

  @Override
  public void close() {
    vendors.forEach(GameVendor::close);
  }
}
