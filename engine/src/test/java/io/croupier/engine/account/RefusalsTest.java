package io.croupier.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.engine.RecordingSink;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.TransactionKind;
import java.util.EnumSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Which refusals stay with the transaction id: none that was not judged, or only for a moment. */
class RefusalsTest {
  private static final Set<String> FORGOTTEN =
      Set.of(
          "COMMAND_ID_TOO_OLD",
          "COMMAND_MISMATCH",
          "NOT_PERMITTED",
          "TRANSACTION_MISMATCH",
          "HALTED",
          "WORK_PENDING",
          "CAPACITY");

  @Test
  void shouldRememberEveryRefusalButThoseOfTheFirstChecksAndOfCapacity() {
    Set<RefusalReason> all = EnumSet.allOf(RefusalReason.class);
    all.removeAll(Set.of(RefusalReason.NONE, RefusalReason.SBE_UNKNOWN, RefusalReason.NULL_VAL));
    for (RefusalReason reason : all) {
      assertEquals(!FORGOTTEN.contains(reason.name()), isRemembered(reason), reason::name);
    }
  }

  private static boolean isRemembered(RefusalReason reason) {
    Outcomes outcomes = new Outcomes(new RecordingSink(), 1, 4);
    Transactions transactions = new Transactions(2);
    Refusals refusals = new Refusals(outcomes, transactions);
    UnsafeBuffer command = new UnsafeBuffer(new byte[CommandHeaderDecoder.ENCODED_LENGTH]);
    outcomes.begin(1, 0, new CommandHeaderDecoder().wrap(command, 0));
    refusals.begin(0);
    transactions.candidate(TransactionKind.DEPOSIT, Transactions.operator(), 0, 1, 7);
    refusals.remember(true);
    refusals.when(true, reason, Field.none, 0);
    return transactions.findRefused() != 0;
  }
}
