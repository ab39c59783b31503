package io.croupier.engine.work;

import io.croupier.engine.store.StoreVisitor;

/**
 * Work that one command was not enough for, oldest first. Its first slice runs in the command that
 * starts it; further ones run in AdvanceTime. A slice is a count of steps, never a time.
 *
 * <p><b>Guarantees:</b> at most one open item for each market, each account, the exchange, and each
 * selection of fixed odds.
 *
 * <p>Owned by the engine thread.
 */
public final class Works {
  private static final WorkKind[] KINDS = WorkKind.values();

  private final int accountBase;
  private final int ofExchange;
  private final int selectionBase;
  private final byte[] kinds;
  private final int[] arguments;
  private final int[] next;
  private final int[] previous;
  private int first;
  private int last;
  private transient int steps;
  private WorkRunner runner;
  private WorkRunner selectionRunner;

  /** Makes room for an item of each market, account and selection, and the exchange's one. */
  public Works(int markets, int accounts, int selections) {
    accountBase = markets;
    ofExchange = markets + accounts + 1;
    selectionBase = ofExchange;
    int items = selectionBase + selections + 1;
    kinds = new byte[items];
    arguments = new int[items];
    next = new int[items];
    previous = new int[items];
  }

  /** Says who does the work; once, before the first command. */
  public void runBy(WorkRunner workRunner) {
    runner = workRunner;
  }

  /** Says who does the work on selections; once, before the first command. */
  public void runSelectionsBy(WorkRunner workRunner) {
    selectionRunner = workRunner;
  }

  /** Allows so many steps from now on. */
  public void allow(int steps) {
    this.steps = steps;
  }

  /** Takes one step, if there is one left. */
  public boolean takeStep() {
    if (steps == 0) {
      return false;
    }
    steps--;
    return true;
  }

  /** Whether a market has an open item. */
  public boolean isMarketPending(int market) {
    return kinds[market] != 0;
  }

  /** Whether an account has an open item. */
  public boolean isAccountPending(int account) {
    return kinds[accountBase + account] != 0;
  }

  /** Whether a market has an open item of a kind. */
  public boolean isMarketPending(int market, WorkKind kind) {
    return kinds[market] == kind.ordinal() + 1;
  }

  /** Whether an account has an open item of a kind. */
  public boolean isAccountPending(int account, WorkKind kind) {
    return kinds[accountBase + account] == kind.ordinal() + 1;
  }

  /** Whether a selection has an open item. */
  public boolean isSelectionPending(int selection) {
    return kinds[selectionBase + selection] != 0;
  }

  /** Whether any item is open. */
  public boolean isOpen() {
    return first != 0;
  }

  /** Starts work and does its first slice; it takes over the open item of its object. */
  public void start(WorkKind kind, int object, int argument) {
    int item = item(kind, object);
    runner(kind).begin(kind, object, argument);
    WorkKind left = work(kind, object, argument);
    if (left != null) {
      open(item, left, argument);
    } else if (kinds[item] != 0) {
      remove(item);
    }
  }

  /** Opens an item without doing any of it yet, unless its object has one. */
  public void queue(WorkKind kind, int object) {
    int item = item(kind, object);
    if (kinds[item] == 0) {
      open(item, kind, 0);
    }
  }

  /**
   * Goes on with the open items, oldest first, while steps are left. One that has nothing left to
   * visit takes a step too: it may still have something to report. One that has to wait for another
   * keeps its place and is passed over.
   */
  public void run() {
    int following;
    for (int item = first; item != 0 && steps > 0; item = following) {
      int before = steps;
      WorkKind kind = KINDS[kinds[item] - 1];
      WorkKind left = work(kind, object(kind, item), arguments[item]);
      following = next[item];
      if (left != null) {
        open(item, left, arguments[item]);
      } else {
        remove(item);
        steps = Math.min(steps, before - 1);
      }
    }
  }

  /** Visits every field but the steps, which live for one command. */
  public void accept(StoreVisitor visitor) {
    visitor.store("works", true);
    first = visitor.count("first", 1, first);
    last = visitor.count("last", 1, last);
    visitor.bytes("kinds", 1, kinds, 1, kinds.length);
    visitor.ints("arguments", 1, arguments, 1, arguments.length);
    visitor.ints("next", 1, next, 1, next.length);
    visitor.ints("previous", 1, previous, 1, previous.length);
  }

  /** Does what the steps allow; returns what is left, null when the item is finished. */
  private WorkKind work(WorkKind kind, int object, int argument) {
    WorkKind at = kind;
    while (at != null && runner(at).slice(at, object, argument)) {
      at = runner(at).end(at, object);
      if (at != null) {
        runner(at).begin(at, object, argument);
      }
    }
    return at;
  }

  private WorkRunner runner(WorkKind kind) {
    return kind == WorkKind.SELECTION_SETTLE ? selectionRunner : runner;
  }

  private int item(WorkKind kind, int object) {
    return switch (kind.subject()) {
      case MARKET -> object;
      case ACCOUNT -> accountBase + object;
      case EXCHANGE -> ofExchange;
      case SELECTION -> selectionBase + object;
    };
  }

  private int object(WorkKind kind, int item) {
    return switch (kind.subject()) {
      case MARKET -> item;
      case ACCOUNT -> item - accountBase;
      case EXCHANGE -> 0;
      case SELECTION -> item - selectionBase;
    };
  }

  private void open(int item, WorkKind kind, int argument) {
    if (kinds[item] == 0) {
      append(item);
    }
    kinds[item] = (byte) (kind.ordinal() + 1);
    arguments[item] = argument;
  }

  private void append(int item) {
    previous[item] = last;
    next[item] = 0;
    if (last == 0) {
      first = item;
    } else {
      next[last] = item;
    }
    last = item;
  }

  private void remove(int item) {
    if (previous[item] == 0) {
      first = next[item];
    } else {
      next[previous[item]] = next[item];
    }
    if (next[item] == 0) {
      last = previous[item];
    } else {
      previous[next[item]] = previous[item];
    }
    kinds[item] = 0;
    arguments[item] = 0;
    next[item] = 0;
    previous[item] = 0;
  }
}
