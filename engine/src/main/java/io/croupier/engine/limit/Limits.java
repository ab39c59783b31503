package io.croupier.engine.limit;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.LimitKind;
import io.croupier.protocol.LimitOwner;

/**
 * The limits of accounts that have any, a row for each wallet and one for the session time, and
 * what has happened lately in each row. Rules: docs/rules.md, Limits.
 *
 * <p><b>Guarantees:</b> a row that was taken is kept, so what counts is never forgotten too early.
 *
 * <p>Owned by the engine thread.
 */
public final class Limits {
  /** Kinds that are about a wallet: each has a place in its row. The session time has the first. */
  static final int KINDS = 3;

  static final int PERIODS = Windows.PERIODS;
  static final int OWNERS = 3;

  /** Figures of the windows. */
  static final int DEPOSITS = LimitKind.DEPOSIT.value();

  static final int STAKES = LimitKind.STAKE.value();
  static final int LOSSES = LimitKind.LOSS.value();
  static final int RETURNS = 3;
  static final int SESSION = 0;

  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long WAIT_NS = 24 * HOUR_NS;
  private static final long DROP_NS = 72 * HOUR_NS;
  private static final int OF_KINDS = KINDS * PERIODS;

  final Windows windows;
  private final WalletFigures figures;
  private final int capacity;
  private int rows;
  private final int[] firstRow;
  private final int[] sessionRow;
  private final int[] nextRow;
  private final long[] amounts;
  private final long[] requested;
  private final long[] requestedAt;
  private final byte[] waiting;

  /** Makes room for {@code capacity} rows of {@code accounts} accounts. */
  public Limits(int capacity, int accounts, WalletFigures figures) {
    this.capacity = capacity;
    this.figures = figures;
    windows = new Windows(capacity);
    firstRow = new int[accounts + 1];
    sessionRow = new int[accounts + 1];
    nextRow = new int[capacity + 1];
    amounts = new long[(capacity + 1) * OF_KINDS * OWNERS];
    requested = new long[(capacity + 1) * OF_KINDS];
    requestedAt = new long[(capacity + 1) * OF_KINDS];
    waiting = new byte[(capacity + 1) * OF_KINDS];
  }

  boolean isFull() {
    return rows == capacity;
  }

  /** Takes a row for the limits of a wallet; there must be room. */
  int open(int account, int wallet) {
    int row = ++rows;
    nextRow[row] = firstRow[account];
    firstRow[account] = row;
    figures.row(wallet, row);
    return row;
  }

  /** Takes a row for the session time of an account; there must be room. */
  int openSession(int account) {
    sessionRow[account] = ++rows;
    return rows;
  }

  /** Whether a wallet of the account ever had a limit. */
  boolean hasAny(int account) {
    return firstRow[account] != 0;
  }

  /** The row of the session time; 0: the account never had such a limit. */
  int sessionRow(int account) {
    return sessionRow[account];
  }

  /** Whether a wallet lacks what another one of the account has: a limit of a kind and an owner. */
  boolean isMissing(int account, int walletRow, int kind) {
    int missing = 0;
    for (int row = firstRow[account]; row != 0; row = nextRow[row]) {
      missing |= owners(row, kind);
    }
    return (missing & ~owners(walletRow, kind)) != 0;
  }

  /** A bit for each owner who has set a limit of a kind, of any period. */
  private int owners(int row, int kind) {
    int owners = 0;
    for (int period = 0; period < PERIODS; period++) {
      for (int owner = 0; owner < OWNERS; owner++) {
        owners |= amount(row, kind, period, owner) != 0 ? 1 << owner : 0;
      }
    }
    return owners;
  }

  /** The limit that counts; 0: none. */
  long strictest(int row, int kind, int period) {
    int at = at(row, kind, period) * OWNERS;
    long least = 0;
    for (int owner = 0; owner < OWNERS; owner++) {
      long amount = amounts[at + owner];
      if (amount != 0 && (least == 0 || amount < least)) {
        least = amount;
      }
    }
    return least;
  }

  /** The limit of one owner; 0: none, as in row 0. */
  long amount(int row, int kind, int period, int owner) {
    return amounts[at(row, kind, period) * OWNERS + owner];
  }

  void amount(int row, int kind, int period, int owner, long amount) {
    amounts[at(row, kind, period) * OWNERS + owner] = amount;
  }

  /** How many limits a row has. */
  int count(int row) {
    int count = 0;
    int from = row * OF_KINDS * OWNERS;
    for (int at = from; at < from + OF_KINDS * OWNERS; at++) {
      count += amounts[at] == 0 ? 0 : 1;
    }
    return count;
  }

  /** A customer's raise or removal begins to wait, in place of what waited. */
  void request(int row, int kind, int period, long amount, long now) {
    int at = at(row, kind, period);
    requested[at] = amount;
    requestedAt[at] = now;
    waiting[at] = 1;
  }

  /** What waited does so no more. */
  void drop(int row, int kind, int period) {
    int at = at(row, kind, period);
    requested[at] = 0;
    requestedAt[at] = 0;
    waiting[at] = 0;
  }

  /** Whether a change of the customer's limit waits, and can or will be confirmed. */
  boolean waits(int row, int kind, int period, int owner, long now) {
    return owner == LimitOwner.CUSTOMER.value()
        && waiting[at(row, kind, period)] != 0
        && now < confirmableUntil(row, kind, period);
  }

  long requested(int row, int kind, int period) {
    return requested[at(row, kind, period)];
  }

  long confirmableFrom(int row, int kind, int period) {
    return Timers.after(requestedAt[at(row, kind, period)], WAIT_NS);
  }

  long confirmableUntil(int row, int kind, int period) {
    return Timers.after(requestedAt[at(row, kind, period)], DROP_NS);
  }

  /** What counts of a kind now, without what is open. */
  long counted(int row, int kind, int period, long now) {
    long out = windows.out(row, kind, period, now);
    return kind == LOSSES ? out - windows.back(row, RETURNS, period, now) : out;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("limits", true);
    rows = visitor.count("rows", 1, rows);
    visitor.ints("firstRow", 1, firstRow, 1, firstRow.length);
    visitor.ints("sessionRow", 1, sessionRow, 1, sessionRow.length);
    visitor.ints("nextRow", 1, nextRow, 1, rows + 1);
    visitor.longs("amounts", 1, amounts, 0, (rows + 1) * OF_KINDS * OWNERS);
    visitor.longs("requested", 1, requested, 0, (rows + 1) * OF_KINDS);
    visitor.longs("requestedAt", 1, requestedAt, 0, (rows + 1) * OF_KINDS);
    visitor.bytes("waiting", 1, waiting, 0, (rows + 1) * OF_KINDS);
    windows.accept(visitor, rows);
  }

  private static int at(int row, int kind, int period) {
    return row * OF_KINDS + kind * PERIODS + period;
  }
}
