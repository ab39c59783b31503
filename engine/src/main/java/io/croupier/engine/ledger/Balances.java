package io.croupier.engine.ledger;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;

/**
 * Every balance of the house and of its customers, one row each, and the wallets that customers'
 * rows belong to.
 *
 * <p>Rows in this order: COMMISSION, ROUNDING, ADJUSTMENT, DEBT, BOOK, JACKPOT and BONUS_COST, each
 * of each currency; PAYMENT_CLEARING of each payment provider and currency; PROVIDER_CLEARING
 * likewise; MARKET_SETTLEMENT of each market; five rows of each wallet.
 *
 * <p><b>Guarantees:</b> the running sum of each currency is kept where a balance is written, so
 * that a write that is not half of a posting shows in {@link #sum}.
 *
 * <p>Owned by the engine thread. Only {@link Ledger} writes amounts.
 */
public final class Balances {
  private static final BalanceKind[] HOUSE_KINDS = {
    BalanceKind.COMMISSION,
    BalanceKind.ROUNDING,
    BalanceKind.ADJUSTMENT,
    BalanceKind.DEBT,
    BalanceKind.BOOK,
    BalanceKind.JACKPOT,
    BalanceKind.BONUS_COST
  };
  private static final byte WATCHED = 1;
  private static final byte WATCHED_AND_TOUCHED = 2;
  private static final BalanceKind[] KINDS = BalanceKind.values();

  private final int currencies;
  private final int payments;
  private final int firstPayment;
  private final int firstProvider;
  private final int firstMarket;
  private final int firstWalletRow;
  private final int walletCapacity;

  private final long[] amounts;
  private final long[] sums;

  private int wallets;
  private final int[] walletAccount;
  private final int[] nextWallet;
  private final byte[] walletCurrency;
  private final int[] firstWallet;
  private final byte[] marketCurrency;

  private final byte[] watched;
  private final int[] touched;
  private int watchedCount;
  private int touchedCount;

  private int paymentCount;
  private final int[] paymentIds;
  private final transient IdIndex paymentIndex;

  /** Allocates all rows. */
  public Balances(
      int currencies, int accounts, int wallets, int payments, int providers, int markets) {
    this.currencies = currencies;
    this.payments = payments;
    walletCapacity = wallets;
    firstPayment = HOUSE_KINDS.length * currencies;
    firstProvider = firstPayment + payments * currencies;
    firstMarket = firstProvider + providers * currencies;
    firstWalletRow = firstMarket + markets;
    long rows = firstWalletRow + (long) wallets * BalanceKind.OF_WALLET;
    Invariant.check(rows < Integer.MAX_VALUE, "more balances than an array holds");
    amounts = new long[(int) rows];
    sums = new long[currencies];
    walletAccount = new int[wallets + 1];
    nextWallet = new int[wallets + 1];
    walletCurrency = new byte[wallets + 1];
    firstWallet = new int[accounts + 1];
    marketCurrency = new byte[markets + 1];
    watched = new byte[accounts + 1];
    touched = new int[accounts + 1];
    paymentIds = new int[payments + 1];
    paymentIndex = new IdIndex(payments);
  }

  /** Opens a wallet of an account that has none in this currency; 0 when there is no room. */
  public int openWallet(int account, int currency) {
    if (isFull()) {
      return 0;
    }
    int wallet = ++wallets;
    walletAccount[wallet] = account;
    walletCurrency[wallet] = (byte) currency;
    nextWallet[wallet] = firstWallet[account];
    firstWallet[account] = wallet;
    return wallet;
  }

  public boolean isFull() {
    return wallets == walletCapacity;
  }

  /** The wallet of an account in a currency; 0 when it has none. */
  public int wallet(int account, int currency) {
    int wallet = firstWallet[account];
    while (wallet != 0 && walletCurrency[wallet] != currency) {
      wallet = nextWallet[wallet];
    }
    return wallet;
  }

  /** The first wallet of an account, 0 when none; go on with {@link #nextWallet}. */
  public int firstWallet(int account) {
    return firstWallet[account];
  }

  public int nextWallet(int wallet) {
    return nextWallet[wallet];
  }

  public int accountOf(int wallet) {
    return walletAccount[wallet];
  }

  public int currencyOf(int wallet) {
    return walletCurrency[wallet];
  }

  /** Wallets are 1 to this number. */
  public int wallets() {
    return wallets;
  }

  int walletCapacity() {
    return walletCapacity;
  }

  /** The wallet that a customer's row belongs to. */
  int walletOfRow(int row) {
    return (row - firstWalletRow) / BalanceKind.OF_WALLET + 1;
  }

  /** Whether every balance of a wallet is zero. */
  public boolean isEmpty(int wallet) {
    int row = row(wallet, BalanceKind.CASH);
    for (int i = 0; i < BalanceKind.OF_WALLET; i++) {
      if (amounts[row + i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The row of a customer's balance. */
  public int row(int wallet, BalanceKind kind) {
    return firstWalletRow + (wallet - 1) * BalanceKind.OF_WALLET + kind.ordinal();
  }

  public long cash(int wallet) {
    return amounts[row(wallet, BalanceKind.CASH)];
  }

  public long amount(int wallet, BalanceKind kind) {
    return amounts[row(wallet, kind)];
  }

  /** The row of the house's commission in a currency. */
  public int commission(int currency) {
    return currency;
  }

  /** The row of what rounding left over in a currency. */
  public int rounding(int currency) {
    return currencies + currency;
  }

  /** The row of the operator's adjustments in a currency. */
  public int adjustment(int currency) {
    return 2 * currencies + currency;
  }

  /** The row of debts given up in a currency. */
  public int debt(int currency) {
    return 3 * currencies + currency;
  }

  /** The row of what fixed odds have brought in a currency. */
  public int book(int currency) {
    return 4 * currencies + currency;
  }

  /** The row of the jackpot in a currency. */
  public int jackpot(int currency) {
    return 5 * currencies + currency;
  }

  /** The row of what bonuses have cost in a currency. */
  public int bonusCost(int currency) {
    return 6 * currencies + currency;
  }

  /** The number of a payment provider, from 1; 0 when it has none yet. */
  public int payment(int paymentProviderId) {
    return paymentIndex.get(0, 0, paymentProviderId);
  }

  /** Whether a payment provider has a number or can get one. */
  public boolean hasRoomForPayment(int paymentProviderId) {
    return payment(paymentProviderId) != 0 || paymentCount < payments;
  }

  /** The number of a payment provider; it gets one if it has none. */
  public int usePayment(int paymentProviderId) {
    int payment = payment(paymentProviderId);
    if (payment == 0) {
      payment = ++paymentCount;
      paymentIds[payment] = paymentProviderId;
      paymentIndex.put(0, 0, paymentProviderId, payment);
    }
    return payment;
  }

  /** The row of a payment provider, by its number. */
  public int paymentClearing(int payment, int currency) {
    return firstPayment + (payment - 1) * currencies + currency;
  }

  /** The row of a game provider, by its number from 1. */
  public int providerClearing(int provider, int currency) {
    return firstProvider + (provider - 1) * currencies + currency;
  }

  /** The row of a market, by its slot. */
  public int market(int market) {
    return firstMarket + market - 1;
  }

  /** A market slot is used for a market in this currency from now on. */
  public void useMarket(int market, int currency) {
    Invariant.check(amounts[market(market)] == 0, "a market's balance was left behind");
    marketCurrency[market] = (byte) currency;
  }

  public long amount(int row) {
    return amounts[row];
  }

  /** Whether a balance stays within 2^53 - 1 on both sides of zero after a change. */
  public boolean fits(int row, long change) {
    return Math.abs(amounts[row] + change) <= Money.MAX_AMOUNT;
  }

  /** The sum of all balances of a currency: zero between postings. */
  public long sum(int currency) {
    return sums[currency];
  }

  /** From now on {@link #touched} tells which commands may have emptied or filled the account. */
  public void watch(int account) {
    if (watched[account] == 0) {
      watched[account] = WATCHED;
      watchedCount++;
    }
  }

  /** Notes that money or a position of an account moved, if it is watched. */
  public void touch(int account) {
    if (watched[account] != WATCHED) {
      return;
    }
    watched[account] = WATCHED_AND_TOUCHED;
    int at = touchedCount++;
    for (; at > 0 && touched[at - 1] > account; at--) {
      touched[at] = touched[at - 1];
    }
    touched[at] = account;
  }

  /** Number of watched accounts touched since {@link #forgetTouched}. */
  public int touchedCount() {
    return touchedCount;
  }

  /** A touched account, in order of slots, {@code index} from 0. */
  public int touched(int index) {
    return touched[index];
  }

  /** Begins anew to note which accounts are touched; called at the end of each command. */
  public void forgetTouched() {
    for (int i = 0; i < touchedCount; i++) {
      watched[touched[i]] = WATCHED;
      touched[i] = 0;
    }
    touchedCount = 0;
  }

  /** Adds to a balance; for {@link Ledger} alone. */
  void add(int row, long change) {
    int currency = currencyOfRow(row);
    amounts[row] = Math.addExact(amounts[row], change);
    sums[currency] += change;
    if (watchedCount > 0 && row >= firstWalletRow) {
      touch(walletAccount[(row - firstWalletRow) / BalanceKind.OF_WALLET + 1]);
    }
  }

  /** The currency of a row. */
  public int currencyOfRow(int row) {
    if (row >= firstWalletRow) {
      return walletCurrency[(row - firstWalletRow) / BalanceKind.OF_WALLET + 1];
    }
    return row >= firstMarket ? marketCurrency[row - firstMarket + 1] : row % currencies;
  }

  /** The kind of a row. */
  public BalanceKind kindOfRow(int row) {
    if (row >= firstWalletRow) {
      return KINDS[(row - firstWalletRow) % BalanceKind.OF_WALLET];
    }
    if (row >= firstMarket) {
      return BalanceKind.MARKET_SETTLEMENT;
    }
    if (row >= firstProvider) {
      return BalanceKind.PROVIDER_CLEARING;
    }
    if (row >= firstPayment) {
      return BalanceKind.PAYMENT_CLEARING;
    }
    return HOUSE_KINDS[row / currencies];
  }

  /**
   * Who owns a row: account slot of a customer's, provider number or market slot of the house's, 0
   * for the house itself.
   */
  public int ownerOfRow(int row) {
    if (row >= firstWalletRow) {
      return walletAccount[(row - firstWalletRow) / BalanceKind.OF_WALLET + 1];
    }
    if (row >= firstMarket) {
      return row - firstMarket + 1;
    }
    if (row >= firstProvider) {
      return (row - firstProvider) / currencies + 1;
    }
    return row >= firstPayment ? paymentIds[(row - firstPayment) / currencies + 1] : 0;
  }

  /** One more than the highest row in use. */
  public int rows() {
    return firstWalletRow + wallets * BalanceKind.OF_WALLET;
  }

  /** Visits every field; the payment index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    visitor.store("balances", true);
    wallets = visitor.count("wallets", 1, wallets);
    paymentCount = visitor.count("paymentCount", 1, paymentCount);
    watchedCount = visitor.count("watchedCount", 1, watchedCount);
    touchedCount = visitor.count("touchedCount", 1, touchedCount);
    visitor.bytes("watched", 1, watched, 1, watched.length);
    visitor.ints("touched", 1, touched, 0, touchedCount);
    visitor.longs("amounts", 1, amounts, 0, rows());
    visitor.longs("sums", 1, sums, 0, sums.length);
    visitor.ints("walletAccount", 1, walletAccount, 1, wallets + 1);
    visitor.ints("nextWallet", 1, nextWallet, 1, wallets + 1);
    visitor.bytes("walletCurrency", 1, walletCurrency, 1, wallets + 1);
    visitor.ints("firstWallet", 1, firstWallet, 1, firstWallet.length);
    visitor.bytes("marketCurrency", 1, marketCurrency, 1, marketCurrency.length);
    visitor.ints("paymentIds", 1, paymentIds, 1, paymentCount + 1);
    if (paymentIndex.size() != paymentCount) {
      paymentIndex.clear();
      for (int payment = 1; payment <= paymentCount; payment++) {
        paymentIndex.put(0, 0, paymentIds[payment], payment);
      }
    }
  }

  /** Adds up all balances anew and compares with the running sums; for tests and snapshots. */
  public void checkInvariants() {
    long[] totals = new long[currencies];
    for (int row = 0; row < rows(); row++) {
      totals[currencyOfRow(row)] += amounts[row];
    }
    for (int currency = 0; currency < currencies; currency++) {
      Invariant.check(totals[currency] == 0, "the balances of a currency do not add up to zero");
      Invariant.check(sums[currency] == 0, "the running sum of a currency is not zero");
    }
  }
}
