package io.croupier.demo.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BalancesTest {
  @Test
  void shouldAddUpByKindAndLeaveOutCurrenciesWithoutMoney() {
    Balances balances =
        Balances.of(
            List.of(
                new Facts(Map.of("asOfSequence", 9)),
                row("GBP", "CASH", 70),
                row("GBP", "CASH", 5),
                row("GBP", "HELD_ROUND", 25),
                row("GBP", "PAYMENT_CLEARING", -100),
                row("EUR", "COMMISSION", 0),
                new Facts(Map.of("sum", 0, "currency", "GBP")),
                new Facts(Map.of("sum", 0, "currency", "EUR"))));

    assertEquals(Set.of("GBP"), balances.currencies());
    assertEquals(75, balances.of("GBP", "CASH"));
    assertEquals(100, balances.customers("GBP"));
    assertEquals(0, balances.of("GBP", "ROUNDING"));
    assertEquals(Map.of("EUR", 0L, "GBP", 0L), balances.sums());
  }

  private static Facts row(String currency, String kind, long amount) {
    return new Facts(Map.of("currency", currency, "kind", kind, "amount", amount));
  }
}
