package io.croupier.demo.player;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Link;
import io.croupier.protocol.ActorKind;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What everybody on this gateway shares: the way to the node, time, chance, ids. */
final class Floor {
  /** What players have money in. */
  static final List<String> CURRENCIES = List.of("GBP", "EUR");

  static final long OPERATOR = 1;

  private final Link link;
  private final Agenda agenda = new Agenda();
  private final Dice dice;
  private final int gateway;
  private long lastId;

  Floor(Link link, int gateway, long seed) {
    this.link = link;
    this.gateway = gateway;
    dice = new Dice(seed * 31 + gateway);
  }

  Dice dice() {
    return dice;
  }

  Agenda agenda() {
    return agenda;
  }

  /** A command in the name of a player. */
  static Command customer(String name, long account) {
    return Command.of(name).account(account).by(ActorKind.CUSTOMER, account);
  }

  /** A command of a game or payment provider about a player. */
  static Command provider(String name, long account, long provider) {
    return Command.of(name).account(account).by(ActorKind.PROVIDER, provider);
  }

  /** A command of the operator's staff. */
  static Command operator(String name) {
    return Command.of(name).by(ActorKind.OPERATOR, OPERATOR);
  }

  void send(Command command, long plannedNs, Answer answer) {
    link.send(command, plannedNs, answer);
  }

  /** Does something after somebody has thought for a while, from 1 to so many milliseconds. */
  void later(int mostMillis, Agenda.Task task) {
    long pauseNs = TimeUnit.MICROSECONDS.toNanos(dice.between(1_000, mostMillis * 1_000L));
    agenda.at(System.nanoTime() + pauseNs, task);
  }

  /** A new id of the outside world. */
  String newId() {
    return "%016x%016x".formatted(gateway, ++lastId);
  }
}
