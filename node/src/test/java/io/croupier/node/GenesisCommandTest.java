package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.croupier.config.GenesisSettings;
import io.croupier.config.Settings;
import java.util.List;
import java.util.Properties;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class GenesisCommandTest {
  @Test
  void shouldMakeAGenesisThatTheEngineTakes() {
    assertNull(GenesisCommand.problem(of()));
  }

  @Test
  void shouldFindNoDifferenceBetweenTheSameSettings() {
    assertEquals(List.of(), GenesisCommand.differences(of(), of()));
  }

  @Test
  void shouldNameEveryDifference() {
    DirectBuffer settings =
        of("genesis.orders=20", "genesis.currencies=[{code=GBP,decimals=2},{code=JPY,decimals=0}]");
    assertEquals(
        List.of(
            "orders (journal 100000, settings 20)",
            "settledOrders (journal 50000, settings 10)",
            "rounds (journal 100000, settings 20)",
            "bookPages (journal 48096, settings 20)",
            "currencies (journal GBP:2 EUR:2 USD:2 AUD:2 HKD:2 CAD:2, settings GBP:2 JPY:0)"),
        GenesisCommand.differences(of(), settings));
  }

  @Test
  void shouldNameOtherClassesOfApproval() {
    DirectBuffer settings =
        of(
            "genesis.approvals=9",
            "genesis.approveVoidAfterResult=true",
            "genesis.approveAdjustment=true",
            "genesis.adjustmentOver=9007199254740991",
            "genesis.approveWriteOff=true");
    assertNull(GenesisCommand.problem(settings));
    assertEquals(
        List.of(
            "approvals (journal 256, settings 9)",
            "approveVoidAfterResult (journal false, settings true)",
            "approveAdjustment (journal false, settings true)",
            "adjustmentOver (journal 0, settings 9007199254740991)",
            "approveWriteOff (journal false, settings true)"),
        GenesisCommand.differences(of(), settings));
  }

  @Test
  void shouldNameOtherTermsOfPayments() {
    DirectBuffer settings =
        of(
            "genesis.deposits=9",
            "genesis.depositPeriodSeconds=60",
            "genesis.withdrawalPeriodSeconds=61",
            "genesis.largeDeposit=9007199254740991",
            "genesis.largeWithdrawal=1",
            "genesis.forbidCancelInReview=true");
    assertNull(GenesisCommand.problem(settings));
    assertEquals(
        List.of(
            "deposits (journal 10000, settings 9)",
            "depositPeriodSeconds (journal 0, settings 60)",
            "withdrawalPeriodSeconds (journal 0, settings 61)",
            "largeDeposit (journal 0, settings 9007199254740991)",
            "largeWithdrawal (journal 0, settings 1)",
            "forbidCancelInReview (journal false, settings true)"),
        GenesisCommand.differences(of(), settings));
  }

  @Test
  void shouldNameAnotherLadder() {
    DirectBuffer settings = of("genesis.customLadder=[{upper=300,step=1}]");
    assertNull(GenesisCommand.problem(settings));
    assertEquals(
        List.of("customLadder (the journal's has other prices than the settings')"),
        GenesisCommand.differences(of(), settings));
  }

  private static DirectBuffer of(String... options) {
    GenesisSettings settings = Settings.load(null, List.of(options), new Properties()).genesis();
    return GenesisCommand.of(settings);
  }
}
