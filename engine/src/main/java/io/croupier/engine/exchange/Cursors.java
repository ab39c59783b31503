package io.croupier.engine.exchange;

import io.croupier.engine.store.StoreVisitor;

/**
 * Where longer work stands: for each market and each account the position that it is at and the
 * order that it visits next, 0 when it has visited all of that position.
 *
 * <p>Commands that come between two slices may take away the order or the position that a cursor
 * stands at; the cursor then moves on to the next one, so no order is visited twice or left out.
 *
 * <p>Owned by the engine thread.
 */
final class Cursors {
  private final Orders orders;
  private final Positions positions;
  private final int accountBase;
  private final int[] positionAt;
  private final int[] orderAt;

  /** Makes room for a cursor of each market and each account. */
  Cursors(Orders orders, Positions positions, int markets, int accounts) {
    this.orders = orders;
    this.positions = positions;
    accountBase = markets;
    positionAt = new int[markets + accounts + 1];
    orderAt = new int[markets + accounts + 1];
  }

  int ofMarket(int market) {
    return market;
  }

  int ofAccount(int account) {
    return accountBase + account;
  }

  /** The position that a cursor is at; 0 when none is left. */
  int position(int cursor) {
    return positionAt[cursor];
  }

  /** The order to visit next; 0 when all of the position were visited. */
  int order(int cursor) {
    return orderAt[cursor];
  }

  /** Puts a cursor before the first order of a position; 0: nowhere. */
  void begin(int cursor, int position) {
    positionAt[cursor] = position;
    orderAt[cursor] = positions.firstOrder(position);
  }

  /** Moves on to the order behind. */
  void nextOrder(int cursor) {
    orderAt[cursor] = orders.nextInPosition(orderAt[cursor]);
  }

  /** Moves on to the position behind. */
  void nextPosition(int cursor) {
    int position = positionAt[cursor];
    boolean ofMarket = cursor <= accountBase;
    begin(cursor, ofMarket ? positions.nextInMarket(position) : positions.nextInAccount(position));
  }

  /** An order is about to go: no cursor may stand at it. */
  void orderGoes(int order) {
    int position = orders.position(order);
    passOrder(ofMarket(positions.market(position)), order);
    passOrder(ofAccount(positions.account(position)), order);
  }

  /** A position is about to go: no cursor may stand at it. */
  void positionGoes(int position) {
    passPosition(ofMarket(positions.market(position)), position);
    passPosition(ofAccount(positions.account(position)), position);
  }

  /** A position is about to end: the cursor of its account may not stand at it. */
  void positionEnds(int position) {
    passPosition(ofAccount(positions.account(position)), position);
  }

  /** Visits every field. */
  void accept(StoreVisitor visitor) {
    visitor.store("cursors", true);
    visitor.ints("positionAt", 1, positionAt, 1, positionAt.length);
    visitor.ints("orderAt", 1, orderAt, 1, orderAt.length);
  }

  private void passOrder(int cursor, int order) {
    if (orderAt[cursor] == order) {
      nextOrder(cursor);
    }
  }

  private void passPosition(int cursor, int position) {
    if (positionAt[cursor] == position) {
      nextPosition(cursor);
    }
  }
}
