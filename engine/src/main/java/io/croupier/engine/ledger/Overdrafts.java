package io.croupier.engine.ledger;

/**
 * The wallets whose cash the command at hand has taken below zero, in the order of their accounts,
 * those of one account in the order in which they were opened.
 *
 * <p>Owned by the engine thread.
 */
public final class Overdrafts {
  private final Balances balances;
  private final transient int[] wallets;
  private final transient boolean[] noted;
  private transient int count;

  /** Makes room for so many wallets. */
  Overdrafts(Balances balances, int capacity) {
    this.balances = balances;
    wallets = new int[capacity];
    noted = new boolean[capacity + 1];
  }

  /** The cash of a wallet went below zero. */
  void note(int wallet) {
    if (noted[wallet]) {
      return;
    }
    noted[wallet] = true;
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

  /** One of them, {@code index} from 0; its cash may have been filled again. */
  public int wallet(int index) {
    return wallets[index];
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
