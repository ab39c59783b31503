package io.croupier.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.RoundState;
import io.croupier.protocol.TransactionKind;
import io.croupier.protocol.TransactionState;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  private static final long PROVIDER = Transactions.gameProvider(1);

  @Test
  void shouldKeepNothingOfWhatWasRecalledBefore() {
    Transactions asked = new Transactions(4);
    Transactions notAsked = new Transactions(4);
    int bet = recall(asked, TransactionKind.ROUND_DEBIT, 100);
    asked.bonus(bet, 777, 50);
    asked.back(bet, 20, 30, 40);
    assertEquals(state(notAsked), state(asked));

    rollBack(asked);
    rollBack(notAsked);

    assertEquals(state(notAsked), state(asked));
  }

  @Test
  void shouldKeepTheLastStateOfATransactionAndOfItsRound() {
    Transactions transactions = new Transactions(4);
    int bet = recall(transactions, TransactionKind.ROUND_DEBIT, 100);
    for (RoundState state :
        List.of(RoundState.CANCELLED, RoundState.CLOSED, RoundState.OPEN, RoundState.CLOSED)) {
      transactions.roundState(bet, state);
      assertEquals(state, transactions.roundState(bet));
      assertEquals(TransactionState.BOOKED, transactions.state(bet));
    }
  }

  /** A forgotten win without a bonus is undone: it is among those that are remembered again. */
  private static void rollBack(Transactions transactions) {
    int win = recall(transactions, TransactionKind.ROUND_CREDIT, 200);
    transactions.state(win, TransactionState.ROLLED_BACK);
  }

  private static int recall(Transactions transactions, TransactionKind kind, long id) {
    transactions.forgetRecalled();
    transactions.candidate(kind, PROVIDER, 0, id, 7).money(1, 50);
    return transactions.recall(TransactionState.BOOKED, 3);
  }

  private static String state(Transactions transactions) {
    StateText text = new StateText();
    transactions.accept(text);
    return text.toString();
  }

  /** All of a store, to be compared. */
  private static final class StateText implements StoreVisitor {
    private final StringJoiner text = new StringJoiner("\n");

    @Override
    public void store(String name, boolean effect) {
      text.add(name);
    }

    @Override
    public long value(String field, int since, long value) {
      text.add(field + " " + value);
      return value;
    }

    @Override
    public void bytes(String field, int since, byte[] values, int from, int to) {
      text.add(field + Arrays.toString(Arrays.copyOfRange(values, from, to)));
    }

    @Override
    public void shorts(String field, int since, short[] values, int from, int to) {
      text.add(field + Arrays.toString(Arrays.copyOfRange(values, from, to)));
    }

    @Override
    public void ints(String field, int since, int[] values, int from, int to) {
      text.add(field + Arrays.toString(Arrays.copyOfRange(values, from, to)));
    }

    @Override
    public void longs(String field, int since, long[] values, int from, int to) {
      text.add(field + Arrays.toString(Arrays.copyOfRange(values, from, to)));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
