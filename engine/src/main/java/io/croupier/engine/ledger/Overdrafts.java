package io.croupier.engine.ledger;

/**
 * The wallets whose cash has gone through zero in the command at hand, and where it was before:
 * which of them the command has taken below zero is only known at its end. In the order of their
 * accounts, those of one account in the order in which they were opened.
 *
 * <p>Owned by the engine thread.
 */
public final class Overdrafts {
  private final Balances balances;
  private final transient int[] wallets;
  private final transient boolean[] noted;
  private final transient boolean[] owed;
  private transient int count;

  /** Makes room for so many wallets. */
  Overdrafts(Balances balances, int capacity) {
    this.balances = balances;
    wallets = new int[capacity];
    noted = new boolean[capacity + 1];
    owed = new boolean[capacity + 1];
  }

  /**
   * The cash of a wallet goes below zero, or no longer is; the first time tells what was before.
   *
   * @param wasBelow whether it was below zero
   */
  void note(int wallet, boolean wasBelow) {
    if (noted[wallet]) {
      return;
    }
    noted[wallet] = true;
    owed[wallet] = wasBelow;
    int at = count++;
    for (; at > 0 && isBefore(wallet, wallets[at - 1]); at--) {
      wallets[at] = wallets[at - 1];
    }
    wallets[at] = wallet;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** One of them, {@code index} from 0. */
  public int wallet(int index) {
    return wallets[index];
  }

  /** Whether the command has taken the cash of a noted wallet below zero, where it still is. */
  public boolean isTakenBelowZero(int wallet) {
    return !owed[wallet] && balances.cash(wallet) < 0;
  }

  /** Begins anew; at the end of each command. */
  public void forget() {
    for (int i = 0; i < count; i++) {
      noted[wallets[i]] = false;
    }
    count = 0;
  }

  private boolean isBefore(int wallet, int other) {
    int account = balances.accountOf(wallet);
    int otherAccount = balances.accountOf(other);
    return account < otherAccount || account == otherAccount && wallet < other;
  }
}
