package io.croupier.engine.ledger;

import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.HELD_ROUND;
import static io.croupier.engine.ledger.PostingReason.ADJUSTMENT;
import static io.croupier.engine.ledger.PostingReason.DEBT_WRITTEN_OFF;
import static io.croupier.engine.ledger.PostingReason.DEPOSIT;
import static io.croupier.engine.ledger.PostingReason.ROLLBACK_OF_WIN;
import static io.croupier.engine.ledger.PostingReason.ROUND_BET;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.store.Invariant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static final int GBP = 0;
  private static final int EUR = 1;
  private static final int ALICE = 1;

  private final Balances balances = new Balances(2, 3, 6, 2, 2, 2);
  private final Ledger ledger = new Ledger(balances);
  private final int wallet = balances.openWallet(ALICE, GBP);
  private final int clearing = balances.paymentClearing(balances.usePayment(0), GBP);

  @Test
  void shouldMoveMoneySoThatAllBalancesAddUpToZero() {
    ledger.post(clearing, balances.row(wallet, CASH), 500, DEPOSIT, 1);
    assertAll(
        () -> assertEquals(500, balances.cash(wallet)),
        () -> assertEquals(-500, balances.amount(clearing)),
        () -> assertEquals(0, balances.sum(GBP)));
  }

  @Test
  void shouldStopAfterAWriteThatIsNotAPosting() {
    balances.add(balances.row(wallet, CASH), 1);
    Invariant.Broken broken = assertThrows(Invariant.Broken.class, () -> ledger.checkSums(2));
    assertTrue(broken.getMessage().contains("write past Ledger"));
  }

  @Test
  void shouldStopWhenAHeldBalanceGoesBelowZero() {
    int held = balances.row(wallet, HELD_ROUND);
    assertThrows(
        Invariant.Broken.class,
        () -> ledger.post(held, balances.row(wallet, CASH), 1, ROLLBACK_OF_WIN, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob euros pounds bob", "pounds bob euros euros", "euros pounds bob"})
  void shouldNoteWalletsWhoseCashGoesBelowZeroInTheOrderOfTheirAccounts(String order) {
    int bob = balances.openWallet(ALICE + 1, GBP);
    int euros = balances.openWallet(ALICE, EUR);
    Map<String, Integer> named = Map.of("bob", bob, "euros", euros, "pounds", wallet);
    for (String name : order.split(" ")) {
      int low = named.get(name);
      int provider = balances.providerClearing(1, balances.currencyOf(low));
      ledger.post(balances.row(low, CASH), provider, 5, ROLLBACK_OF_WIN, 1);
    }
    Overdrafts overdrafts = ledger.overdrafts();
    assertEquals(3, overdrafts.count());
    assertEquals(wallet, overdrafts.wallet(0));
    assertEquals(euros, overdrafts.wallet(1));
    assertEquals(bob, overdrafts.wallet(2));
    overdrafts.forget();
    int provider = balances.providerClearing(1, GBP);
    ledger.post(balances.row(bob, CASH), provider, 5, ROLLBACK_OF_WIN, 1);
    assertEquals(0, overdrafts.count(), "it was there before");
  }

  @Test
  void shouldLetCashGoBelowZeroByTheRollbackOfAWinAlone() {
    int cash = balances.row(wallet, CASH);
    int provider = balances.providerClearing(1, GBP);
    ledger.post(cash, provider, 5, ROLLBACK_OF_WIN, 1);
    assertEquals(-5, balances.cash(wallet));
    assertThrows(
        Invariant.Broken.class,
        () -> ledger.post(cash, balances.row(wallet, HELD_ROUND), 1, ROUND_BET, 1));
  }

  @Test
  void shouldLetAdjustmentsAndDebtsGoBelowZeroForTheirOwnCauses() {
    int cash = balances.row(wallet, CASH);
    ledger.post(balances.adjustment(GBP), cash, 5, ADJUSTMENT, 1);
    ledger.post(balances.debt(GBP), cash, 7, DEBT_WRITTEN_OFF, 1);
    assertAll(
        () -> assertEquals(12, balances.cash(wallet)),
        () -> assertEquals(-5, balances.amount(balances.adjustment(GBP))),
        () -> assertEquals(-7, balances.amount(balances.debt(GBP))),
        () ->
            assertThrows(
                Invariant.Broken.class,
                () -> ledger.post(balances.debt(GBP), cash, 1, ADJUSTMENT, 1)));
  }

  @Test
  void shouldStopOnAPostingOfNothing() {
    assertThrows(
        Invariant.Broken.class,
        () -> ledger.post(clearing, balances.row(wallet, CASH), 0, DEPOSIT, 1));
  }

  @Test
  void shouldStopWhenAPostingCrossesCurrencies() {
    int euros = balances.openWallet(ALICE, EUR);
    ledger.post(clearing, balances.row(euros, CASH), 5, DEPOSIT, 1);
    assertThrows(Invariant.Broken.class, () -> ledger.checkSums(2));
  }

  @Test
  void shouldKnowKindOwnerAndCurrencyOfEveryRow() {
    int euros = balances.openWallet(ALICE, EUR);
    int held = balances.row(euros, HELD_ROUND);
    assertAll(
        () -> assertEquals(HELD_ROUND, balances.kindOfRow(held)),
        () -> assertEquals(ALICE, balances.ownerOfRow(held)),
        () -> assertEquals(EUR, balances.currencyOfRow(held)),
        () -> assertEquals(BalanceKind.ROUNDING, balances.kindOfRow(balances.rounding(EUR))),
        () -> assertEquals(EUR, balances.currencyOfRow(balances.rounding(EUR))),
        () -> assertEquals(BalanceKind.MARKET_SETTLEMENT, balances.kindOfRow(balances.market(2))),
        () -> assertEquals(2, balances.ownerOfRow(balances.market(2))),
        () -> assertEquals(2, balances.ownerOfRow(balances.providerClearing(2, GBP))));
  }

  @Test
  void shouldHaveARowOfEachKindOfTheHouseInEachCurrency() {
    for (int currency : new int[] {GBP, EUR}) {
      Map<BalanceKind, Integer> rows =
          Map.of(
              BalanceKind.COMMISSION, balances.commission(currency),
              BalanceKind.ROUNDING, balances.rounding(currency),
              BalanceKind.ADJUSTMENT, balances.adjustment(currency),
              BalanceKind.DEBT, balances.debt(currency),
              BalanceKind.BOOK, balances.book(currency),
              BalanceKind.JACKPOT, balances.jackpot(currency),
              BalanceKind.BONUS_COST, balances.bonusCost(currency),
              BalanceKind.PAYMENT_CLEARING, balances.paymentClearing(1, currency),
              BalanceKind.PROVIDER_CLEARING, balances.providerClearing(1, currency));
      rows.forEach((kind, row) -> assertEquals(kind, balances.kindOfRow(row)));
      rows.forEach((kind, row) -> assertEquals(currency, balances.currencyOfRow(row), kind::name));
    }
    assertEquals(BalanceKind.MARKET_SETTLEMENT, balances.kindOfRow(balances.market(1)));
    assertEquals(1, balances.ownerOfRow(balances.market(1)));
  }

  @Test
  void shouldTellTheWatchedAccountsWhoseMoneyMovedInTheOrderOfTheirSlots() {
    int bob = balances.openWallet(ALICE + 1, GBP);
    balances.watch(ALICE + 1);
    balances.watch(ALICE);
    for (int filled : new int[] {bob, wallet, bob}) {
      ledger.post(clearing, balances.row(filled, CASH), 5, DEPOSIT, 1);
    }
    assertEquals(2, balances.touchedCount());
    assertEquals(ALICE, balances.touched(0));
    assertEquals(ALICE + 1, balances.touched(1));
  }
}
