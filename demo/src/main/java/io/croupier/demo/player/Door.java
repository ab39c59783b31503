package io.croupier.demo.player;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Outcome;
import io.croupier.protocol.ActorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.collections.Long2ObjectHashMap;

/** Opens accounts, logs in and out. */
final class Door {
  private static final double SECOND_WALLET = 0.2;

  private final Floor floor;
  private final List<Player> players = new ArrayList<>();
  private final Long2ObjectHashMap<Player> byAccount = new Long2ObjectHashMap<>();

  Door(Floor floor) {
    this.floor = floor;
  }

  List<Player> players() {
    return players;
  }

  Player player(long account) {
    return byAccount.get(account);
  }

  /** Opens an account, sometimes with a second wallet; the player is then welcomed. */
  void open(Consumer<Player> welcome) {
    String currency = floor.dice().oneOf(Floor.CURRENCIES);
    floor.send(
        Command.of("OpenAccount").by(ActorKind.OPERATOR, Floor.OPERATOR).with("currency", currency),
        System.nanoTime(),
        outcome -> opened(outcome, currency, welcome));
  }

  private void opened(Outcome outcome, String currency, Consumer<Player> welcome) {
    Player player = new Player(outcome.header().accountId(), currency);
    players.add(player);
    byAccount.put(player.account, player);
    if (floor.dice().chance(SECOND_WALLET)) {
      String second = Floor.CURRENCIES.get(1 - Floor.CURRENCIES.indexOf(currency));
      floor.send(
          Floor.customer("OpenWallet", player.account).with("currency", second),
          System.nanoTime(),
          answer -> {
            player.addWallet(second);
            welcome.accept(player);
          });
    } else {
      welcome.accept(player);
    }
  }

  void logIn(Player player, long plannedNs) {
    player.atTheDoor = true;
    floor.send(
        Floor.customer("OpenSession", player.account),
        plannedNs,
        outcome -> {
          player.atTheDoor = false;
          player.session = outcome.number("sessionId");
        });
  }

  void logOut(Player player, long plannedNs) {
    long session = player.session;
    player.session = 0;
    floor.send(
        Floor.customer("CloseSession", player.account).with("sessionId", session),
        plannedNs,
        Answer.NONE);
  }
}
