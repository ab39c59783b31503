package io.croupier.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.croupier.engine.approval.ApprovalClasses;
import io.croupier.engine.payment.PaymentTerms;
import io.croupier.protocol.GenesisDecoder;
import io.croupier.protocol.GenesisEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EngineLimitsTest {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);

  @Test
  void shouldNeedNoSecondOperatorUnlessGenesisSaysSo() {
    EngineLimits limits = EngineLimits.of(genesis());
    assertEquals(
        new ApprovalClasses(false, false, 0, false, false, false, false), limits.approvalClasses());
    assertEquals(256, limits.approvals());
    assertEquals(1_000, limits.limits());
  }

  @Test
  void shouldTakeTheClassesOfGenesis() {
    GenesisDecoder genesis = genesis("approveAdjustment", true, "adjustmentOver", 500);
    assertNull(EngineLimits.problem(genesis));
    assertEquals(
        new ApprovalClasses(false, true, 500, false, false, false, false),
        EngineLimits.of(genesis).approvalClasses());
  }

  @Test
  void shouldNotTakeLimitsOfApprovalsOutOfRange() {
    assertEquals(
        "Genesis approvals must be 1 to 65,536.",
        EngineLimits.problem(genesis("approvals", 65_537)));
    for (long over : new long[] {-1, 1L << 53}) {
      assertEquals(
          "Genesis adjustmentOver must be 0 to 9,007,199,254,740,991.",
          EngineLimits.problem(genesis("adjustmentOver", over)));
    }
  }

  @Test
  void shouldNotTakeThresholdsAndPeriodsOutOfRange() {
    for (String threshold : new String[] {"largeStake", "largeWin"}) {
      assertEquals(
          "Genesis largeStake and largeWin must be 0 to 9,007,199,254,740,991.",
          EngineLimits.problem(genesis(threshold, 1L << 53)));
    }
    assertEquals(
        "Genesis sessionIdleSeconds must be 0 to 2,147,483,647.",
        EngineLimits.problem(genesis("sessionIdleSeconds", -1)));
  }

  @Test
  void shouldHaveRoomForTheLevelsOfABatchAndOfARemovalAtOnce() {
    EngineLimits limits =
        EngineLimits.of(
            genesis("workPerCommand", 10, "matchesPerCommand", 5, "outcomesPerCommand", 1_000));
    assertEquals(3 * 10 + 5 + 1_024, limits.touchedLevels());
  }

  @Test
  void shouldNotTakeMoreOutcomesThanCanBeNumberedWithTheMarketData() {
    assertEquals(
        "Genesis workPerCommand and matchesPerCommand must be lower: 8 x workPerCommand + 3 x"
            + " matchesPerCommand + 736 outcomes and the market data of a command must be at most"
            + " 65,534.",
        EngineLimits.problem(
            genesis(
                "workPerCommand", 16_000, "matchesPerCommand", 300, "outcomesPerCommand", 65_534)));
  }

  @Test
  void shouldNotTakeAClassThatIsNeitherOnNorOff() {
    GenesisDecoder genesis = genesis();
    int at = genesis.offset() + GenesisEncoder.approveWriteOffEncodingOffset();
    buffer.putByte(at, (byte) 77);
    assertEquals(
        "Genesis has a class of commands to approve that is neither on nor off.",
        EngineLimits.problem(genesis));
  }

  @Test
  void shouldHaveNoPeriodsAndNoThresholdsOfPaymentsUnlessGenesisSaysSo() {
    EngineLimits limits = EngineLimits.of(genesis("accounts", 7));
    assertEquals(new PaymentTerms(0, 0, 0, 0, false), limits.paymentTerms());
    assertEquals(7, limits.deposits());
  }

  @Test
  void shouldTakeTheTermsOfPaymentsOfGenesis() {
    GenesisDecoder genesis =
        genesis(
            "deposits", 3,
            "depositPeriodSeconds", 60,
            "withdrawalPeriodSeconds", 61,
            "largeDeposit", 62,
            "largeWithdrawal", (1L << 53) - 1,
            "forbidCancelInReview", true);
    assertNull(EngineLimits.problem(genesis));
    EngineLimits limits = EngineLimits.of(genesis);
    assertEquals(new PaymentTerms(60, 61, 62, (1L << 53) - 1, true), limits.paymentTerms());
    assertEquals(3, limits.deposits());
  }

  @Test
  void shouldNotTakeTermsOfPaymentsOutOfRange() {
    for (String threshold : new String[] {"largeDeposit", "largeWithdrawal"}) {
      for (long wrong : new long[] {-1, 1L << 53}) {
        assertEquals(
            "Genesis largeDeposit and largeWithdrawal must be 0 to 9,007,199,254,740,991.",
            EngineLimits.problem(genesis(threshold, wrong)));
      }
    }
    for (String period : new String[] {"depositPeriodSeconds", "withdrawalPeriodSeconds"}) {
      assertEquals(
          "Genesis depositPeriodSeconds and withdrawalPeriodSeconds must be at least 0.",
          EngineLimits.problem(genesis(period, -1)));
    }
    assertEquals(
        "Genesis has a limit of records that is not 1 to 16,777,215.",
        EngineLimits.problem(genesis("deposits", -1)));
    GenesisDecoder neither = genesis();
    int at = neither.offset() + GenesisEncoder.forbidCancelInReviewEncodingOffset();
    buffer.putByte(at, (byte) 77);
    assertEquals(
        "Genesis has a forbidCancelInReview that is neither on nor off.",
        EngineLimits.problem(neither));
  }

  private GenesisDecoder genesis(Object... nameValues) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("command", "Genesis");
    fields.put("gatewayId", 0);
    fields.put("commandId", 1);
    for (int i = 0; i < nameValues.length; i += 2) {
      fields.put((String) nameValues[i], nameValues[i + 1]);
    }
    MessageSchema schema = MessageSchema.load();
    new MessageEncoder(schema).encode(schema.typeOf(fields), fields, buffer, 0);
    return new GenesisDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
  }
}
